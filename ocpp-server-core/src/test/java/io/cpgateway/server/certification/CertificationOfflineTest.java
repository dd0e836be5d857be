// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases of the core profile in which the network or the power was away. */
class CertificationOfflineTest {
    private static final String LONG_AGO = "2026-03-01T11:00:00Z";
    private static final String A_WHILE_AGO = "2026-03-01T11:40:00Z";

    private final CertifiedSession session = new CertifiedSession();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tc032_1_powerFailure_transactionStoppedAtBoot() {
        String transactionId = session.booted().charging();
        session.chargePoint.reconnects();
        session.booted().reports(1, "Finishing");
        session.reports(2, "Available");
        session.stops(transactionId, "PowerLoss");
    }

    @Test
    void tc037_1_offlineStart_validIdTag() {
        session.booted();
        session.chargePoint.hangsUp();
        session.after(Duration.ofHours(1));
        session.chargePoint.reconnects();
        session.startedBy("TAG", LONG_AGO, "Accepted");
        assertThat(session.lastOf("transaction.started")).contains("\"timestamp\":\"" + LONG_AGO + "\"");
        session.reports(1, "Charging");
    }

    @Test
    void tc037_3_offlineStart_invalidIdTag() {
        session.booted();
        session.chargePoint.reconnects();
        String transactionId = session.startedBy("NOBODY", LONG_AGO, "Invalid");
        session.stops(transactionId, "DeAuthorized");
        session.reports(1, "Finishing");
    }

    @Test
    void tc039_offlineTransaction() {
        session.booted();
        session.chargePoint.reconnects();
        String transactionId = session.startedBy("TAG", LONG_AGO, "Accepted");
        session.stopsAt(transactionId, "Local", A_WHILE_AGO);
        assertThat(session.lastOf("transaction.stopped")).contains("\"timestamp\":\"" + A_WHILE_AGO + "\"");
    }
}
