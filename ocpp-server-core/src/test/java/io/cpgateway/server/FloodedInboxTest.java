// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.v16.DataTransferResponse;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.transport.FrameChannel;
import io.cpgateway.server.transport.FrameListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A charge point that sends faster than its frames are looked at: its transport's thread never waits (C5). */
@Timeout(20)
class FloodedInboxTest {
    private static final int FAR_TOO_MANY = 10_000;
    private static final int SOME = 200;

    private final OcppServer server = OcppServer.builder()
            .handle(
                    Ocpp16.DATA_TRANSFER,
                    CallHandler.of(request -> new DataTransferResponse(DataTransferResponse.Status.ACCEPTED, null)))
            .build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void c5_whoSendsMoreThanWaits_isClosedWith1008_andNobodyWaitsForIt() throws Exception {
        StuckChannel channel = new StuckChannel();
        FrameListener frames = busyWriting(channel);

        for (int i = 0; i < FAR_TOO_MANY; i++) {
            frames.pong();
        }
        assertThat(channel.closed).isNotDone();
        channel.goOn.countDown();
        assertThat(channel.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
        frames.closed(1008);
    }

    @Test
    void c5_whatFindsRoom_isTaken() throws Exception {
        StuckChannel channel = new StuckChannel();
        FrameListener frames = busyWriting(channel);

        for (int i = 0; i < SOME; i++) {
            frames.pong();
        }
        frames.binary();
        channel.goOn.countDown();
        assertThat(channel.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1003);
        frames.closed(1003);
    }

    /** Asked on a thread of its own: where the answer is there at once, it is the transport's that writes it. */
    private FrameListener busyWriting(StuckChannel channel) throws Exception {
        FrameListener frames = server.doorway()
                .opened(new ChargePointId("CP-1"), OcppVersion.V1_6, "127.0.0.1", channel)
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        String call = "[2,\"d1\",\"DataTransfer\",{\"vendorId\":\"v\"}]";
        Thread transport = new Thread(() -> frames.text(call), "transport");
        transport.setDaemon(true);
        transport.start();
        assertThat(channel.writing.await(5, TimeUnit.SECONDS)).isTrue();
        return frames;
    }

    /** Writes nothing, and holds the thread that handles the connection's inputs as long as it is told. */
    private static final class StuckChannel implements FrameChannel {
        private final CountDownLatch writing = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public void send(String text) {
            writing.countDown();
            try {
                assertThat(goOn.await(15, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void ping() {}

        @Override
        public void close(int code, String reason) {
            closed.complete(code);
        }

        @Override
        public void drop() {
            close(1006, "dropped");
        }

        @Override
        public boolean canPause() {
            return false;
        }

        @Override
        public void pause() {
            throw new AssertionError("cannot pause");
        }

        @Override
        public void resume() {
            throw new AssertionError("cannot pause");
        }
    }
}
