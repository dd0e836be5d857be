// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.FirmwareSettings;
import io.cpgateway.testkit.LocalTransaction;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.VirtualFirmware;
import io.cpgateway.testkit.fault.FaultProxy;
import io.cpgateway.testkit.junit.ChargePoints;
import io.cpgateway.testkit.junit.GatewayTest;
import io.cpgateway.testkit.junit.TestGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The gateway as the test kit gives it to tests. */
@GatewayTest(settings = {"server.path=/v16", "ocpp.heartbeat_interval=77s"})
class GatewayTestIT {
    @Test
    void chargePoints_areServedByIt(TestGateway gateway, ChargePoints points) throws Exception {
        assertThat(points.connect("CP-1")
                        .ask(UsualCall.boot())
                        .payload()
                        .path("interval")
                        .asInt())
                .isEqualTo(77);
        HttpRequest live = HttpRequest.newBuilder(gateway.managementUri().resolve("health/live"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(live, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.folder().resolve("journal")).isNotEmptyDirectory();
    }

    @Test
    void throughABlackHole_firmwareQueues_andComesBack(TestGateway gateway) {
        try (FaultProxy network = new FaultProxy(gateway.serverPort());
                VirtualFirmware firmware = VirtualChargePoint.named("CP-2").firmware(FirmwareSettings.IMPATIENT)) {
            firmware.powerOn(URI.create("ws://" + network.address() + "/v16/"));
            await().until(firmware::isOnline);
            network.blackHole();
            LocalTransaction transaction = firmware.begin(1, "TAG", 100);
            await().until(() -> firmware.queued() > 0);
            network.reset();
            network.normal();
            await().until(() -> firmware.queued() == 0);
            assertThat(transaction.started().join().isResult()).isTrue();
        }
    }
}
