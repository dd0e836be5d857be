// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static io.cpgateway.server.certification.CertifiedSession.ACCEPTED;
import static io.cpgateway.server.certification.CertifiedSession.REJECTED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of the profiles of remote triggers and of smart charging. */
class CertificationSmartChargingTest {
    private static final String SCHEDULE =
            "{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[" + "{\"startPeriod\":0,\"limit\":6.0}]}";

    private final CertifiedSession session = new CertifiedSession().booted();

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MeterValues|{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-01T12:00:00Z\","
                        + "\"sampledValue\":[{\"value\":\"100\",\"context\":\"Trigger\"}]}]}",
                "StatusNotification|{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}",
                "DiagnosticsStatusNotification|{\"status\":\"Idle\"}",
                "FirmwareStatusNotification|{\"status\":\"Idle\"}"
            })
    void tc054_triggerMessage(String action, String triggered) {
        session.chargePoint.isTold("TriggerMessage", "{\"requestedMessage\":\"" + action + "\"}", ACCEPTED);
        session.notifiesOf(action, triggered);
    }

    @Test
    void tc054_triggerHeartbeat() {
        session.chargePoint.isTold("TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}", ACCEPTED);
        session.chargePoint.sends("Heartbeat", "{}");
    }

    @Test
    void tc055_triggerMessage_rejected() {
        session.chargePoint.isTold(
                "TriggerMessage", "{\"requestedMessage\":\"MeterValues\",\"connectorId\":3}", REJECTED);
    }

    @Test
    void tc056_txDefaultProfile() {
        session.chargePoint.isTold("SetChargingProfile", profile("TxDefaultProfile", ""), ACCEPTED);
    }

    @Test
    void tc057_txProfile() {
        String transactionId = session.charging();
        session.chargePoint.isTold(
                "SetChargingProfile", profile("TxProfile", "\"transactionId\":" + transactionId + ","), ACCEPTED);
    }

    @Test
    void tc066_compositeSchedule() {
        session.chargePoint.isTold("SetChargingProfile", profile("TxDefaultProfile", ""), ACCEPTED);
        session.chargePoint.isTold(
                "GetCompositeSchedule",
                "{\"connectorId\":1,\"duration\":300}",
                "{\"status\":\"Accepted\",\"connectorId\":1,\"scheduleStart\":\"2026-03-01T12:00:00Z\","
                        + "\"chargingSchedule\":" + SCHEDULE + "}");
    }

    @Test
    void tc067_clearProfile() {
        session.chargePoint.isTold("SetChargingProfile", profile("TxDefaultProfile", ""), ACCEPTED);
        session.chargePoint.isTold("ClearChargingProfile", "{\"id\":1}", ACCEPTED);
    }

    private static String profile(String purpose, String transaction) {
        return "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1," + transaction
                + "\"stackLevel\":0,\"chargingProfilePurpose\":\"" + purpose
                + "\",\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":" + SCHEDULE + "}}";
    }
}
