// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.ledger.Fleet;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ScriptedCentralSystem central;

    private final Fleet fleet = new Fleet(1, 1, PATIENCE);

    @BeforeEach
    void start() throws Exception {
        central = new ScriptedCentralSystem();
        fleet.powerOn(() -> URI.create("ws://localhost:" + central.port() + "/ocpp/"));
        await().atMost(PATIENCE).until(() -> fleet.unsettled().isEmpty());
    }

    @AfterEach
    void end() throws Exception {
        fleet.close();
        central.close();
    }

    @Test
    void aFleetIsNotSettled_beforeEachRoutineHasEndedWhatGoesOn() {
        fleet.charge(Duration.ofHours(1));
        assertThat(fleet.unsettled()).isEmpty();
        fleet.finish();
        assertThat(fleet.unsettled()).hasSize(1);
    }

    @Test
    void aFleetThatChargedAndHasFinished_settles() {
        fleet.charge(Duration.ofMillis(20));
        await().atMost(PATIENCE).until(() -> fleet.results() > 20);
        fleet.finish();
        await().atMost(PATIENCE).until(() -> fleet.unsettled().isEmpty());
        fleet.finish();
        assertThat(fleet.unsettled()).isEmpty();
    }
}
