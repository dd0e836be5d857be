// SPDX-License-Identifier: MIT
package com.example.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.FirmwareSettings;
import io.cpgateway.testkit.LocalTransaction;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.VirtualFirmware;
import io.cpgateway.testkit.fault.FaultProxy;
import io.cpgateway.testkit.junit.GatewayTest;
import io.cpgateway.testkit.junit.TestGateway;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a session while the network is away; no broker: the gateway keeps its journal in a folder. */
@GatewayTest
class NetworkOutageTest {
    // tag::outage[]
    @Test
    @Timeout(60)
    void aSessionWithoutNetwork_isAnsweredOnceItIsBack(TestGateway gateway) throws Exception {
        FirmwareSettings impatient = FirmwareSettings.IMPATIENT;
        try (FaultProxy network = new FaultProxy(gateway.serverPort());
                VirtualFirmware firmware =
                        VirtualChargePoint.named("CP-1").firmware(impatient.callTimeout(Duration.ofSeconds(1)))) {
            firmware.powerOn(URI.create("ws://" + network.address() + "/ocpp/"));
            LocalTransaction before = firmware.begin(1, "TAG", 1000);
            assertThat(before.started().get(20, TimeUnit.SECONDS).isResult()).isTrue();

            network.blackHole();
            LocalTransaction during = firmware.begin(2, "TAG", 5000);
            network.reset();
            assertThat(during.started()).isNotDone();

            network.normal();
            assertThat(during.started().get(20, TimeUnit.SECONDS).isResult()).isTrue();
        }
    }
    // end::outage[]
}
