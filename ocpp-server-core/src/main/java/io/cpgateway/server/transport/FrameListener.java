// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport;

/**
 * An open WebSocket as the server hears of it. The transport calls from one thread at a time per connection, which
 * may serve other connections too: no call blocks.
 */
public interface FrameListener {
    /** A whole text message was read. */
    void text(String text);

    /** A binary message was read. */
    void binary();

    /** A pong was read. */
    void pong();

    /** The connection is closed; the last call. 1006 if there was no close frame. */
    void closed(int code);
}
