// SPDX-License-Identifier: MIT
package io.cpgateway.server.listener;

import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.spi.GatewayEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells a {@link ConnectionListener} what events of presence say. */
public final class ConnectionEvents implements EventListener {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConnectionListener listener;

    /** For that listener. */
    public ConnectionEvents(ConnectionListener listener) {
        this.listener = listener;
    }

    /** Whether an event is of presence. */
    public static boolean isOne(GatewayEvent event) {
        return event.type().equals(EventTypes.CONNECTED) || event.type().equals(EventTypes.DISCONNECTED);
    }

    @Override
    public void onEvent(GatewayEvent event) {
        JsonNode data = JSON.readTree(event.data().toByteArray());
        long epoch = Long.parseLong(event.attributes().getOrDefault(EventAttribute.EPOCH.wireName(), "0"));
        if (event.type().equals(EventTypes.CONNECTED)) {
            listener.onConnected(new ConnectionListener.Opened(
                    event.chargePointId(),
                    epoch,
                    data.path("version").asString(),
                    data.path("remoteAddress").asString(),
                    event.time()));
        } else {
            listener.onDisconnected(new ConnectionListener.Closed(
                    event.chargePointId(),
                    epoch,
                    data.path("reason").asString(),
                    data.path("code").asInt(),
                    event.time()));
        }
    }

    @Override
    public void onMissed(long events) {
        listener.onMissed(events);
    }
}
