// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Admission;
import io.cpgateway.server.admission.UpgradeRequest;
import io.cpgateway.server.transport.Doorway;
import io.cpgateway.server.transport.FrameChannel;
import io.cpgateway.server.transport.FrameListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Lets everybody in, and tells the test what comes. Thread-safe. */
final class TestDoorway implements Doorway {
    /** Those who came in and are connected when the test says so. */
    final BlockingQueue<Opening> openings = new LinkedBlockingQueue<>();

    /** The close codes of connections that are over. */
    final BlockingQueue<Integer> closings = new LinkedBlockingQueue<>();

    private final Consumer<Arrival> reader;

    /** A text that was read. */
    record Arrival(String id, String text, FrameChannel channel) {}

    /** A connection that may begin when {@code claimed} is completed with {@code frames}. */
    record Opening(FrameListener frames, FrameChannel channel, CompletableFuture<FrameListener> claimed) {
        /** Lets it begin. */
        FrameChannel begin() {
            claimed.complete(frames);
            return channel;
        }
    }

    /** Those whose ids begin with {@code WAITS} are let in when the test says so, others at once. */
    TestDoorway(Consumer<Arrival> reader) {
        this.reader = reader;
    }

    /** Sends back what comes. */
    static TestDoorway echo() {
        return new TestDoorway(arrival -> arrival.channel().send(arrival.text()));
    }

    @Override
    public CompletionStage<Admission> judge(UpgradeRequest request) {
        return CompletableFuture.completedFuture(
                new Admission.Granted(new ChargePointId(request.rawPath()), OcppVersion.V1_6, "ocpp1.6"));
    }

    @Override
    public CompletionStage<FrameListener> opened(
            ChargePointId id, OcppVersion version, String remoteAddress, FrameChannel channel) {
        Opening opening = new Opening(new Frames(id.toString(), channel), channel, new CompletableFuture<>());
        if (!id.toString().startsWith("WAITS")) {
            opening.begin();
        }
        openings.add(opening);
        return opening.claimed();
    }

    @Override
    public int retryCloseCode() {
        return 1001;
    }

    @Override
    public int maxMessageSize() {
        return 65_536;
    }

    private final class Frames implements FrameListener {
        private final String id;
        private final FrameChannel channel;

        private Frames(String id, FrameChannel channel) {
            this.id = id;
            this.channel = channel;
        }

        @Override
        public void text(String text) {
            reader.accept(new Arrival(id, text, channel));
        }

        @Override
        public void binary() {
            throw new AssertionError("no binary message is sent here");
        }

        @Override
        public void pong() {
            throw new AssertionError("no pong is sent here");
        }

        @Override
        public void closed(int code) {
            closings.add(code);
        }
    }
}
