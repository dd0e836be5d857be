// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One write at a time, whatever it is. */
class SessionChannelTest {
    private final List<String> begun = new ArrayList<>();
    private final Deque<SendHandler> writing = new ArrayDeque<>();
    private final Session session = session();
    private final SessionChannel channel = new SessionChannel(session, (pinged, whenWritten) -> {
        assertThat(pinged).isSameAs(session);
        begun.add("ping");
        writing.add(whenWritten);
    });

    @Test
    void nothingIsWritten_beforeThePingIs() {
        channel.ping();
        channel.send("one");
        channel.ping();
        assertThat(begun).containsExactly("ping");
        written(new SendResult(session));
        assertThat(begun).containsExactly("ping", "one");
        written(new SendResult(session));
        assertThat(begun).containsExactly("ping", "one", "ping");
    }

    @Test
    void aPingThatFailed_holdsUpNothing() {
        channel.ping();
        channel.send("one");
        written(new SendResult(session, new IOException("wanted")));
        assertThat(begun).containsExactly("ping", "one");
    }

    @Test
    void withoutAWriterOfItsOwn_aContainerPingsByTheApi() {
        SessionChannel plain = new SessionChannel(session, new JakartaPing());
        plain.ping();
        plain.send("one");
        assertThat(begun).containsExactly("sendPing", "one");
    }

    private void written(SendResult result) {
        writing.removeFirst().onResult(result);
    }

    private Session session() {
        RemoteEndpoint.Async remote = (RemoteEndpoint.Async) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RemoteEndpoint.Async.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("sendText")) {
                        begun.add((String) arguments[0]);
                        writing.add((SendHandler) arguments[1]);
                    } else {
                        begun.add(method.getName());
                    }
                    return null;
                });
        return (Session) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> method.getName().equals("getAsyncRemote") ? remote : null);
    }
}
