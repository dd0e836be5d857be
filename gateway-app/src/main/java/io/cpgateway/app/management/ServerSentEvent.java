// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.server.event.CloudEventJson;
import io.cpgateway.server.spi.GatewayEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream, as the HTML standard writes it.
 *
 * @param id its id, null if reading cannot go on from it
 * @param event its type
 * @param data its content, one line
 */
record ServerSentEvent(@Nullable String id, String event, String data) {
    /** A comment that keeps the connection alive. */
    static final String PING = ": ping\n\n";

    static ServerSentEvent of(GatewayEvent event) {
        String data = new String(CloudEventJson.line(event), StandardCharsets.UTF_8);
        return new ServerSentEvent(event.id(), event.type(), data);
    }

    static ServerSentEvent gap(long dropped) {
        return new ServerSentEvent(null, "gap", "{\"dropped\":" + dropped + "}");
    }

    String text() {
        return (id == null ? "" : "id: " + id + "\n") + "event: " + event + "\ndata: " + data + "\n\n";
    }
}
