// SPDX-License-Identifier: MIT
package com.example.webhook;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.testkit.contract.EventSinkContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class WebhookEventSinkContractTest extends EventSinkContract {
    private final Endpoint endpoint = new Endpoint();

    @Override
    protected EventSink started() {
        return new WebhookEventSink(new WebhookSettings(
                endpoint.uri(), Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(18), 100_000));
    }

    @Override
    protected List<String> durableIds(ChargePointId id) {
        return endpoint.taken().stream()
                .filter(event -> event.path("subject").asString().equals(id.value()))
                .map(event -> event.path("id").asString())
                .toList();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }
}
