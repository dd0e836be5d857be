// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static io.cpgateway.server.certification.CertifiedSession.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases of the core profile in which an operator resets a charge point or unlocks a connector. */
class CertificationResetAndUnlockTest {
    private static final String CONNECTOR = "{\"connectorId\":1}";

    private final CertifiedSession session = new CertifiedSession().booted();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tc013_hardReset() {
        String transactionId = session.charging();
        session.chargePoint.isTold("Reset", "{\"type\":\"Hard\"}", ACCEPTED);
        session.chargePoint.reconnects();
        session.booted().stops(transactionId, "HardReset");
        assertThat(session.chargePoint.events("charge_point.booted")).hasSize(2);
    }

    @Test
    void tc014_softReset() {
        String transactionId = session.charging();
        session.chargePoint.isTold("Reset", "{\"type\":\"Soft\"}", ACCEPTED);
        session.stops(transactionId, "SoftReset");
        session.reports(1, "Finishing");
        session.chargePoint.reconnects();
        session.booted();
        assertThat(session.chargePoint.events("charge_point.booted")).hasSize(2);
    }

    @Test
    void tc017_1_unlock_withoutASession() {
        session.chargePoint.isTold("UnlockConnector", CONNECTOR, "{\"status\":\"Unlocked\"}");
    }

    @Test
    void tc017_2_unlock_fixedCable() {
        session.chargePoint.isTold("UnlockConnector", CONNECTOR, "{\"status\":\"NotSupported\"}");
    }

    @Test
    void tc018_1_unlock_withASession() {
        String transactionId = session.charging();
        session.chargePoint.isTold("UnlockConnector", CONNECTOR, "{\"status\":\"Unlocked\"}");
        session.reports(1, "Finishing");
        session.stops(transactionId, "UnlockCommand");
        session.reports(1, "Available");
    }

    @Test
    void tc030_unlock_failure() {
        session.chargePoint.isTold("UnlockConnector", CONNECTOR, "{\"status\":\"UnlockFailed\"}");
    }

    @Test
    void tc031_unlock_unknownConnector() {
        session.chargePoint.isTold("UnlockConnector", "{\"connectorId\":9}", "{\"status\":\"NotSupported\"}");
    }
}
