// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Instant;
import java.util.Map;

/** Events as a gateway publishes them. */
final class Events {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    private Events() {}

    static GatewayEvent of(ChargePointId id, String eventId) {
        return new GatewayEvent(
                EventStream.EVENTS,
                eventId,
                "io.cpgateway.ocpp.call",
                "/nodes/n",
                id,
                NOW,
                Map.of("epoch", "1"),
                EventData.json(RawJson.of("{\"connectorId\":1}")));
    }
}
