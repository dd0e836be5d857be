// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.memory.MemoryEventSink;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import java.util.List;

class MemoryEventSinkTest extends EventSinkContract {
    private final MemoryEventSink sink = new MemoryEventSink(100_000);

    @Override
    protected EventSink started() {
        return sink;
    }

    @Override
    protected List<String> durableIds(ChargePointId id) {
        return sink.events().stream()
                .filter(event -> event.chargePointId().equals(id))
                .map(GatewayEvent::id)
                .toList();
    }
}
