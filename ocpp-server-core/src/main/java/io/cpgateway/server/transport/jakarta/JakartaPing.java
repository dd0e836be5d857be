// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes pings as any container can, on the caller's thread, which waits for a peer as long as the container does. */
final class JakartaPing implements PingWriter {
    @Override
    public void ping(Session session, SendHandler whenWritten) {
        whenWritten.onResult(write(session));
    }

    private static SendResult write(Session session) {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
            return new SendResult(session);
        } catch (IOException | IllegalArgumentException failure) {
            return new SendResult(session, failure);
        }
    }
}
