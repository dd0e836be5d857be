// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static io.cpgateway.server.certification.CertifiedSession.ACCEPTED;
import static io.cpgateway.server.certification.CertifiedSession.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases of the core profile in which an operator starts and stops transactions. */
class CertificationRemoteStartTest {
    private static final String START = "{\"connectorId\":1,\"idTag\":\"TAG\"}";

    private final CertifiedSession session = new CertifiedSession().booted();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tc010_remoteStart_cableFirst() {
        session.reports(1, "Preparing");
        session.chargePoint.isTold("RemoteStartTransaction", START, ACCEPTED);
        session.isAuthorized();
        session.starts();
        session.reports(1, "Charging");
    }

    @Test
    void tc011_1_remoteStart_remoteStartFirst() {
        session.chargePoint.isTold("RemoteStartTransaction", START, ACCEPTED);
        session.isAuthorized();
        session.reports(1, "Preparing");
        session.starts();
        session.reports(1, "Charging");
    }

    @Test
    void tc011_2_remoteStart_timeOut() {
        session.chargePoint.isTold("RemoteStartTransaction", START, ACCEPTED);
        session.isAuthorized();
        session.reports(1, "Preparing");
        session.reports(1, "Available");
        session.hasNoTransaction();
    }

    @Test
    void tc012_remoteStop() {
        String transactionId = session.charging();
        session.chargePoint.isTold("RemoteStopTransaction", "{\"transactionId\":" + transactionId + "}", ACCEPTED);
        session.stops(transactionId, "Remote");
        session.reports(1, "Finishing");
        session.reports(1, "Available");
    }

    @Test
    void tc026_remoteStart_rejected() {
        session.chargePoint.isTold("RemoteStartTransaction", START, REJECTED);
        session.hasNoTransaction();
    }

    @Test
    void tc028_remoteStop_rejected() {
        session.charging();
        session.chargePoint.isTold("RemoteStopTransaction", "{\"transactionId\":1}", REJECTED);
        assertThat(session.chargePoint.events("transaction.stopped")).isEmpty();
    }

    @Test
    void tc059_remoteStart_withProfile() {
        session.reports(1, "Preparing");
        session.chargePoint.isTold(
                "RemoteStartTransaction",
                "{\"connectorId\":1,\"idTag\":\"TAG\",\"chargingProfile\":{\"chargingProfileId\":1,\"stackLevel\":0,"
                        + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Relative\","
                        + "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
                        + "{\"startPeriod\":0,\"limit\":6.0}]}}}",
                ACCEPTED);
        session.isAuthorized();
        session.starts();
        session.reports(1, "Charging");
    }
}
