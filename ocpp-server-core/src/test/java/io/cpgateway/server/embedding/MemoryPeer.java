// SPDX-License-Identifier: MIT
package io.cpgateway.server.embedding;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.transport.FrameChannel;
import io.cpgateway.server.transport.FrameListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A charge point on a transport of the test's own, written against the seam as a stranger would. */
final class MemoryPeer implements FrameChannel {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<FrameListener> listener = new CompletableFuture<>();

    static MemoryPeer connect(OcppServer server, ChargePointId id) {
        MemoryPeer peer = new MemoryPeer();
        peer.listener.complete(server.doorway()
                .opened(id, OcppVersion.V1_6, "127.0.0.1", peer)
                .toCompletableFuture()
                .join());
        return peer;
    }

    /** Sends a CALL; the answer to it. */
    String says(String call) {
        listener.join().text(call);
        return next("[3,", "[4,");
    }

    /** Answers the next CALL. */
    void answers(String payload) {
        String messageId = next("[2,").split("\"", -1)[1];
        listener.join().text("[3,\"" + messageId + "\"," + payload + "]");
    }

    private String next(String... beginnings) {
        try {
            for (String frame = received.poll(10, TimeUnit.SECONDS);
                    frame != null;
                    frame = received.poll(10, TimeUnit.SECONDS)) {
                for (String beginning : beginnings) {
                    if (frame.startsWith(beginning)) {
                        return frame;
                    }
                }
            }
            throw new AssertionError("nothing came");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void send(String text) {
        received.add(text);
    }

    @Override
    public void ping() {
        listener.join().pong();
    }

    @Override
    public void close(int code, String reason) {
        CompletionStage<FrameListener> open = listener;
        open.thenAccept(listening -> listening.closed(code));
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
