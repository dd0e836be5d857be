// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.IdTag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases of the core profile that a charge point begins. */
class CertificationSessionTest {
    private final CertifiedSession session = new CertifiedSession();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tc001_coldBoot() {
        session.booted();
        assertThat(session.chargePoint.events("charge_point.booted")).hasSize(1);
        assertThat(session.chargePoint.events("connector.status_changed")).hasSize(3);
        for (String time : List.of("12:05", "12:10", "12:15")) {
            session.after(Duration.ofSeconds(300));
            assertThat(session.chargePoint.sends("Heartbeat", "{}"))
                    .isEqualTo("{\"currentTime\":\"2026-03-01T" + time + ":00.000Z\"}");
        }
    }

    @Test
    void tc003_regularChargingSession_pluginFirst() {
        session.booted().reports(1, "Preparing");
        session.isAuthorized();
        String transactionId = session.starts();
        session.reports(1, "Charging");
        assertThat(session.lastOf("transaction.started"))
                .contains("\"connectorId\":1", "\"idToken\":\"TAG\"", "\"meterWh\":100", transactionId);
    }

    @Test
    void tc004_1_regularChargingSession_identificationFirst() {
        session.booted().isAuthorized();
        session.reports(1, "Preparing");
        session.starts();
        session.reports(1, "Charging");
    }

    @Test
    void tc004_2_identificationFirst_connectionTimeOut() {
        session.booted().isAuthorized();
        session.reports(1, "Preparing");
        session.reports(1, "Available");
        session.hasNoTransaction();
    }

    @Test
    void tc005_1_evSideDisconnected() {
        String transactionId = session.booted().charging();
        session.reports(1, "SuspendedEV");
        session.stops(transactionId, "EVDisconnected");
        session.reports(1, "Finishing");
        session.reports(1, "Available");
    }

    @Test
    void tc007_startByACachedIdTag_withoutAuthorize() {
        session.booted().reports(1, "Preparing");
        session.starts();
        session.reports(1, "Charging");
        assertThat(session.chargePoint.events("ocpp.call"))
                .extracting(event -> event.attributes().get("ocppaction"))
                .doesNotContain("Authorize");
    }

    @Test
    void tc023_1_authorizeInvalid() {
        session.booted();
        assertThat(session.authorizes("NOBODY")).isEqualTo("{\"idTagInfo\":{\"status\":\"Invalid\"}}");
    }

    @Test
    void tc023_2_authorizeExpired() {
        session.chargePoint.knows(new IdTag("OLD", IdTag.Status.ACCEPTED, Instant.parse("2026-01-01T00:00:00Z"), null));
        session.booted();
        assertThat(session.authorizes("OLD")).contains("\"status\":\"Expired\"");
    }

    @Test
    void tc023_3_authorizeBlocked() {
        session.chargePoint.knows(new IdTag("STOLEN", IdTag.Status.BLOCKED, null, null));
        session.booted();
        assertThat(session.authorizes("STOLEN")).isEqualTo("{\"idTagInfo\":{\"status\":\"Blocked\"}}");
    }

    @Test
    void tc024_lockFailure() {
        session.booted().reports(1, "Preparing");
        session.isAuthorized();
        session.notifies(1, "ConnectorLockFailure", "Faulted");
        assertThat(session.chargePoint.lastCall().data().toString()).contains("ConnectorLockFailure");
        session.hasNoTransaction();
    }

    @Test
    void tc064_dataTransferOfAnUnknownVendor() {
        session.booted();
        assertThat(session.chargePoint.sends(
                        "DataTransfer", "{\"vendorId\":\"nobody\",\"messageId\":\"m\",\"data\":\"d\"}"))
                .isEqualTo("{\"status\":\"UnknownVendorId\"}");
    }
}
