// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import io.cpgateway.server.transport.jakarta.PingWriter;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import org.eclipse.jetty.ee11.websocket.jakarta.common.JakartaWebSocketSession;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Writes pings as Jetty's own API does, without waiting. What Jetty has under its Jakarta API waits until the frame is
 * written, which for a peer that does not read is never. Stateless, thread-safe.
 */
public final class JettyPing implements PingWriter {
    @Override
    public void ping(Session session, SendHandler whenWritten) {
        if (session instanceof JakartaWebSocketSession ofJetty) {
            Callback written = Callback.from(
                    () -> whenWritten.onResult(new SendResult(session)),
                    failure -> whenWritten.onResult(new SendResult(session, failure)));
            ofJetty.getCoreSession().sendFrame(new Frame(OpCode.PING), written, false);
        } else {
            whenWritten.onResult(new SendResult(session, new IllegalArgumentException("no session of Jetty's")));
        }
    }
}
