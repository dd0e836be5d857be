// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.transport.FrameChannel;
import io.cpgateway.server.transport.FrameListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The charge point's end of a connection that exists only in memory. */
final class TestPeer implements FrameChannel {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile @Nullable FrameListener listener;
    private volatile int closeCode;

    void connected(FrameListener opened) {
        listener = opened;
        if (closeCode != 0) {
            opened.closed(closeCode);
        }
    }

    /** Sends a frame. */
    TestPeer sends(String frame) {
        listener().text(frame);
        return this;
    }

    /** The next frame that came, waiting for it. */
    String receives() {
        try {
            String frame = received.poll(5, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came");
            }
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean hasReceivedNothing() {
        return received.isEmpty();
    }

    int closeCode() {
        return closeCode;
    }

    /** The code it is closed with, waiting for it. */
    int awaitsClose() {
        return closed.orTimeout(5, TimeUnit.SECONDS).join();
    }

    void hangsUp() {
        listener().closed(1000);
    }

    private FrameListener listener() {
        FrameListener open = listener;
        if (open == null) {
            throw new AssertionError("not connected");
        }
        return open;
    }

    @Override
    public void send(String text) {
        received.add(text);
    }

    @Override
    public void ping() {
        listener().pong();
    }

    @Override
    public void close(int code, String reason) {
        closeCode = code;
        closed.complete(code);
        FrameListener open = listener;
        if (open != null) {
            open.closed(code);
        }
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
