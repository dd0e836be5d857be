// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static io.cpgateway.server.certification.CertifiedSession.ACCEPTED;
import static io.cpgateway.server.certification.CertifiedSession.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.IdTag;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of the profile of reservations; what is reserved is on the operator's record. */
class CertificationReservationTest {
    private static final String RESERVE =
            "{\"connectorId\":1,\"expiryDate\":\"2026-03-01T12:10:00Z\"," + "\"idTag\":\"TAG\",\"reservationId\":7}";
    private static final String CANCEL = "{\"reservationId\":7}";

    private final CertifiedSession session = new CertifiedSession().booted();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tc046_reservedConnector_isUsed() {
        isReserved();
        session.isAuthorized();
        session.reports(1, "Preparing");
        session.started(
                "{\"connectorId\":1,\"idTag\":\"TAG\",\"meterStart\":100,\"reservationId\":7,"
                        + "\"timestamp\":\"2026-03-01T12:00:00Z\"}",
                "Accepted");
        session.reports(1, "Charging");
    }

    @Test
    void tc047_reservation_expires() {
        isReserved();
        session.after(Duration.ofMinutes(11));
        session.reports(1, "Available");
    }

    @ParameterizedTest
    @CsvSource({"tc048_1, Faulted", "tc048_2, Occupied", "tc048_4, Rejected"})
    void tc048_1_tc048_2_tc048_4_connectorCannotBeReserved(String id, String status) {
        session.chargePoint.isTold("ReserveNow", RESERVE, "{\"status\":\"" + status + "\"}");
        assertThat(session.lastOf("connector.status_changed")).as(id).doesNotContain("Reserved");
    }

    @Test
    void tc048_3_unavailableConnector_cannotBeReserved() {
        session.chargePoint.isTold("ChangeAvailability", "{\"connectorId\":1,\"type\":\"Inoperative\"}", ACCEPTED);
        session.reports(1, "Unavailable");
        session.chargePoint.isTold("ReserveNow", RESERVE, "{\"status\":\"Unavailable\"}");
    }

    @Test
    void tc049_chargePoint_isReserved() {
        session.chargePoint.isTold("ReserveNow", RESERVE.replace("\"connectorId\":1", "\"connectorId\":0"), ACCEPTED);
        session.reports(0, "Reserved");
    }

    @Test
    void tc051_cancelReservation() {
        isReserved();
        session.chargePoint.isTold("CancelReservation", CANCEL, ACCEPTED);
        session.reports(1, "Available");
    }

    @Test
    void tc052_cancelReservation_rejected() {
        session.chargePoint.isTold("CancelReservation", CANCEL, REJECTED);
    }

    @Test
    void tc053_reservedConnector_isUsedByAnotherOfTheGroup() {
        session.chargePoint.knows(new IdTag("TAG2", IdTag.Status.ACCEPTED, null, "GROUP"));
        session.chargePoint.isTold(
                "ReserveNow",
                RESERVE.replace("\"reservationId\"", "\"parentIdTag\":\"GROUP\",\"reservationId\""),
                ACCEPTED);
        session.reports(1, "Reserved");
        assertThat(session.authorizes("TAG2"))
                .isEqualTo("{\"idTagInfo\":{\"parentIdTag\":\"GROUP\",\"status\":\"Accepted\"}}");
        session.started(
                "{\"connectorId\":1,\"idTag\":\"TAG2\",\"meterStart\":100,\"reservationId\":7,"
                        + "\"timestamp\":\"2026-03-01T12:00:00Z\"}",
                "Accepted");
        session.reports(1, "Charging");
    }

    private void isReserved() {
        session.chargePoint.isTold("ReserveNow", RESERVE, ACCEPTED);
        session.reports(1, "Reserved");
    }
}
