// SPDX-License-Identifier: MIT
package com.example.webhook;

import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.VirtualChargePoint;
import java.nio.file.Path;
import java.time.Duration;

/** Starts the gateway as operators unpack it, with the plug-in in its folder, and shows what a visit is posted as. */
final class Visit {
    private Visit() {}

    /** {@code Visit <gateway-app.jar> <working folder with plugins/>}. */
    public static void main(String[] args) throws Exception {
        try (Endpoint endpoint = new Endpoint();
                GatewayProcess gateway = GatewayProcess.ofJar(Path.of(args[0]).toAbsolutePath())
                        .in(Path.of(args[1]))
                        .setting("plugins.event_sink", "webhook")
                        .setting("plugins.config.webhook.url", endpoint.uri().toString())
                        .launch()) {
            try (VirtualChargePoint cp = VirtualChargePoint.named("CP-1").connect(gateway.serverPort())) {
                cp.call("BootNotification", "{\"chargePointVendor\":\"Virtual\",\"chargePointModel\":\"One\"}")
                        .get();
                cp.call("StatusNotification", "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}")
                        .get();
            }
            gateway.terminate();
            if (gateway.awaitExit(Duration.ofSeconds(30)) != 0 || endpoint.taken().size() < 4) {
                throw new AssertionError(gateway.output());
            }
            endpoint.taken().forEach(event -> System.out.println("POST " + event));
        }
    }
}
