// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport;

/**
 * An open WebSocket as the server writes to it.
 *
 * <p>No method blocks or throws; a write that fails ends in {@link FrameListener#closed}. Called from one thread at a
 * time, frames are written in the order given.
 */
public interface FrameChannel {
    /** Writes a text frame. */
    void send(String text);

    /** Writes a ping. */
    void ping();

    /** Starts the closing handshake. */
    void close(int code, String reason);

    /** Ends the connection without a closing handshake, or as near to that as the container can. */
    void drop();

    /** Whether reading can be stopped. */
    boolean canPause();

    /** Stops reading; only called where that is possible. */
    void pause();

    /** Goes on reading; only called where that is possible. */
    void resume();
}
