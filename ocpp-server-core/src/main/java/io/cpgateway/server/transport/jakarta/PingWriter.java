// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;

/**
 * Writes pings in a way that a container has beyond Jakarta WebSocket, whose {@code sendPing} may block as long as the
 * peer does not read: in Jetty without end. An application in such a container hands its own to {@link OcppServlet}.
 * Called by many threads at once, for one session by one at a time and while nothing else is being written to it.
 */
@FunctionalInterface
public interface PingWriter {
    /**
     * Begins to write a ping without a payload, and returns without waiting for the peer. It does not throw: what fails is
     * told to the handler.
     *
     * @param session as the container gave it to the endpoint
     * @param whenWritten to be called once, on any thread, when the ping is written or has failed; until then nothing else
     *     is written
     */
    void ping(Session session, SendHandler whenWritten);
}
