// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is read on its selector's thread once it is a WebSocket (docs/adr/0015). Jetty takes what a WebSocket
 * does with a frame for work that blocks and wakes another thread for every frame; the gateway's does not block. HTTP is
 * read as ever, since servlets do.
 *
 * <p>A selector serves many sockets, so each has a turn: after so many reads in a row, or after one that emptied it, the
 * socket answers that nothing is there. Then the connection registers its interest again, and is selected again at once if
 * more is there, after the others. The end of the stream is as good as a byte for that and cannot be missed.
 *
 * <p>Confined to whoever reads, which Jetty makes one thread at a time.
 */
final class FrameEndPoint extends SocketChannelEndPoint {
    private static final int READS_PER_TURN = 4;

    private boolean framed;
    private int readsLeft;

    /** Outside of a selector, which only tests do, it has none and no key. */
    FrameEndPoint(
            SocketChannel channel,
            @Nullable ManagedSelector selector,
            @Nullable SelectionKey key,
            @Nullable Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** What is read before the first turn is left to it, so that frames are read nowhere else. */
    @Override
    public void setConnection(Connection connection) {
        super.setConnection(connection);
        framed = connection instanceof WebSocketConnection;
    }

    @Override
    public void fillInterested(Callback callback) {
        if (framed) {
            readsLeft = READS_PER_TURN;
            super.fillInterested(new OnSelector(callback));
        } else {
            super.fillInterested(callback);
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        if (!framed) {
            return super.fill(buffer);
        }
        if (readsLeft == 0) {
            return 0;
        }
        int filled = super.fill(buffer);
        boolean emptied = buffer.limit() < buffer.capacity();
        readsLeft = emptied ? 0 : readsLeft - 1;
        return filled;
    }

    /** Goes on reading on the thread that selected. */
    private record OnSelector(Callback reading) implements Callback {
        @Override
        public void succeeded() {
            reading.succeeded();
        }

        @Override
        public void failed(Throwable cause) {
            reading.failed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
