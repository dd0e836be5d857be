// SPDX-License-Identifier: MIT
package com.example.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.server.spi.GatewayLauncher;
import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.VirtualChargePoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway with the plug-in: no answer without an event that the endpoint has taken. */
class WebhookGatewayTest {
    private static final String BOOT = "{\"chargePointVendor\":\"Virtual\",\"chargePointModel\":\"One\"}";
    private static final String CALL = "io.cpgateway.ocpp.call";

    @TempDir
    Path folder;

    // tag::launch[]
    private RunningGateway gateway(Endpoint endpoint) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "server.port", "0",
                "management.port", "0",
                "metrics.port", "0",
                "data.dir", folder.toString(),
                "events.timeout", "2s",
                "shutdown.readiness_wait", "0s",
                "shutdown.drain_timeout", "2s"));
        keys.put("plugins.event_sink", "webhook");
        keys.put("plugins.config.webhook.url", endpoint.uri().toString());
        return ServiceLoader.load(GatewayLauncher.class).findFirst().orElseThrow().launch(keys);
    }
    // end::launch[]

    @Test
    void anAnswer_comesAfterItsEventWasTaken() throws Exception {
        try (Endpoint endpoint = new Endpoint();
                RunningGateway gateway = gateway(endpoint);
                VirtualChargePoint cp = VirtualChargePoint.named("CP-1").connect(gateway.serverPort())) {
            Answer answer = cp.call("BootNotification", BOOT).get();
            assertThat(answer.text("/status")).isEqualTo("Accepted");
            assertThat(endpoint.taken())
                    .filteredOn(event -> event.path("type").asString().equals(CALL))
                    .singleElement()
                    .satisfies(event -> assertThat(event.path("ocppaction").asString())
                            .isEqualTo("BootNotification"));
        }
    }

    @Test
    void anEndpointThatFails_meansNoAnswer_andTheConnectionEnds() {
        try (Endpoint endpoint = new Endpoint();
                RunningGateway gateway = gateway(endpoint);
                VirtualChargePoint cp = VirtualChargePoint.named("CP-1").connect(gateway.serverPort())) {
            endpoint.answering(event -> event.path("type").asString().equals(CALL) ? 500 : 200);
            CompletableFuture<Answer> answer = cp.call("BootNotification", BOOT);
            assertThatThrownBy(answer::get).hasMessageContaining("the connection of CP-1 is over");
            assertThat(endpoint.taken()).noneMatch(event -> event.path("type").asString().equals(CALL));
        }
    }
}
