// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import io.cpgateway.server.transport.FrameChannel;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to a Jakarta session: one write at a time, as the API demands, the rest in a short line. A peer that does not
 * read lets the line grow, and is dropped when it is full. Thread-safe.
 */
final class SessionChannel implements FrameChannel {
    private static final Logger LOG = LoggerFactory.getLogger(SessionChannel.class);
    private static final int MAX_LINE = 64;
    private static final long DROP_MILLIS = 1;

    private final Session session;
    private final PingWriter pings;
    private final Deque<Write> line = new ArrayDeque<>();
    private boolean writing;
    private boolean closing;

    /** One thing to be written. */
    private sealed interface Write {
        record Text(String text) implements Write {}

        record Ping() implements Write {}

        record Close(int code, String reason) implements Write {}
    }

    SessionChannel(Session session, PingWriter pings) {
        this.session = session;
        this.pings = pings;
    }

    @Override
    public void send(String text) {
        enqueue(new Write.Text(text));
    }

    @Override
    public void ping() {
        enqueue(new Write.Ping());
    }

    @Override
    public void close(int code, String reason) {
        enqueue(new Write.Close(code, reason));
    }

    @Override
    public void drop() {
        synchronized (line) {
            line.clear();
            closing = true;
        }
        session.setMaxIdleTimeout(DROP_MILLIS);
        close(new Write.Close(CloseCodes.GOING_AWAY.getCode(), "gone"));
    }

    @Override
    public boolean canPause() {
        return false;
    }

    @Override
    public void pause() {
        throw new IllegalStateException("a Jakarta container cannot stop reading");
    }

    @Override
    public void resume() {
        throw new IllegalStateException("a Jakarta container cannot stop reading");
    }

    private void enqueue(Write write) {
        boolean full;
        synchronized (line) {
            if (closing) {
                return;
            }
            closing = write instanceof Write.Close;
            full = line.size() >= MAX_LINE;
            if (!full) {
                line.addLast(write);
            }
        }
        if (full) {
            LOG.warn("A charge point does not read what it is sent: {} frames wait. It is dropped", MAX_LINE);
            drop();
        } else {
            writeNext();
        }
    }

    private void writeNext() {
        for (Write next = take(); next != null; next = take()) {
            if (next instanceof Write.Text text) {
                session.getAsyncRemote().sendText(text.text(), this::written);
                return;
            } else if (next instanceof Write.Ping) {
                pings.ping(session, this::written);
                return;
            } else if (next instanceof Write.Close close) {
                close(close);
            }
            done();
        }
    }

    private @Nullable Write take() {
        synchronized (line) {
            if (writing) {
                return null;
            }
            Write next = line.pollFirst();
            writing = next != null;
            return next;
        }
    }

    private void done() {
        synchronized (line) {
            writing = false;
        }
    }

    private void written(SendResult result) {
        if (!result.isOK()) {
            LOG.debug("A frame could not be written: {}", String.valueOf(result.getException()));
        }
        done();
        writeNext();
    }

    private void close(Write.Close close) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(close.code()), close.reason()));
        } catch (IOException gone) {
            LOG.debug("A close frame could not be written: {}", gone.toString());
        }
    }
}
