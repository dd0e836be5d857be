// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    private final List<String> asked = new ArrayList<>();
    private final WebSocket socket = (WebSocket) Proxy.newProxyInstance(
            WebSocket.class.getClassLoader(), new Class<?>[] {WebSocket.class}, (proxy, method, arguments) -> {
                asked.add(method.getName());
                return null;
            });

    /** The client hands out a connection before it says that it is open. */
    @Test
    void aConnectionThatWasAborted_isGone_alsoWhenItOpensAfterThat() {
        Wire wire = new Wire(text -> {}, () -> asked.add("closed"));
        wire.abort();
        assertThat(wire.closed()).isCompletedWithValue(1006);
        assertThat(asked).containsExactly("closed");
        wire.onOpen(socket);
        assertThat(asked).contains("abort");
    }
}
