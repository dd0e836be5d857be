// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Instant;
import java.util.Map;

/** Events to be published. */
final class TestEvents {
    private TestEvents() {}

    static GatewayEvent event(String id, String json) {
        return new GatewayEvent(
                EventStream.EVENTS,
                id,
                "io.cpgateway.ocpp.call",
                "/nodes/node-1",
                new ChargePointId("CP-1"),
                Instant.parse("2026-03-01T12:00:00Z"),
                Map.of("epoch", "7", "sequence", "2"),
                EventData.json(RawJson.of(json)));
    }
}
