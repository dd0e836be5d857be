// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What a charge point of version 1.6 usually says.
 *
 * @param action the action
 * @param payload the payload as JSON, valid by the schema
 */
public record UsualCall(String action, String payload) {
    /** It starts up. */
    public static UsualCall boot() {
        return boot("Virtual", "One", "1.0");
    }

    /** It starts up, and says what it is. */
    public static UsualCall boot(String vendor, String model, String firmware) {
        return of(
                "BootNotification",
                Json.object("chargePointVendor", vendor, "chargePointModel", model, "firmwareVersion", firmware));
    }

    /** It lives. */
    public static UsualCall heartbeat() {
        return of("Heartbeat", Map.of());
    }

    /** May this idTag charge? */
    public static UsualCall authorize(String idTag) {
        return of("Authorize", Json.object("idTag", idTag));
    }

    /** A connector's status. */
    public static UsualCall status(int connector, String status) {
        return of(
                "StatusNotification", Json.object("connectorId", connector, "errorCode", "NoError", "status", status));
    }

    /** A transaction begins. */
    public static UsualCall start(int connector, String idTag, int meterStart, Instant at) {
        return of(
                "StartTransaction",
                Json.object("connectorId", connector, "idTag", idTag, "meterStart", meterStart, "timestamp", time(at)));
    }

    /** The meter's reading during a transaction. */
    public static UsualCall meterValues(int connector, long transactionId, int wattHours, Instant at) {
        Map<String, Object> sample = Json.object(
                "value", Integer.toString(wattHours), "measurand", "Energy.Active.Import.Register", "unit", "Wh");
        Map<String, Object> reading = Json.object("timestamp", time(at), "sampledValue", List.of(sample));
        return of(
                "MeterValues",
                Json.object("connectorId", connector, "transactionId", transactionId, "meterValue", List.of(reading)));
    }

    /** A transaction ends. */
    public static UsualCall stop(long transactionId, int meterStop, Instant at) {
        return of(
                "StopTransaction",
                Json.object(
                        "transactionId",
                        transactionId,
                        "meterStop",
                        meterStop,
                        "timestamp",
                        time(at),
                        "reason",
                        "Local"));
    }

    /** Something that OCPP does not define. */
    public static UsualCall dataTransfer(String vendor, String messageId, String data) {
        return of("DataTransfer", Json.object("vendorId", vendor, "messageId", messageId, "data", data));
    }

    /** How far an update of the firmware is. */
    public static UsualCall firmwareStatus(String status) {
        return of("FirmwareStatusNotification", Json.object("status", status));
    }

    /** How far an update of signed firmware is. */
    public static UsualCall signedFirmwareStatus(String status, int requestId) {
        return of("SignedFirmwareStatusNotification", Json.object("status", status, "requestId", requestId));
    }

    /** How far an upload of diagnostics is. */
    public static UsualCall diagnosticsStatus(String status) {
        return of("DiagnosticsStatusNotification", Json.object("status", status));
    }

    /** How far an upload of a log is. */
    public static UsualCall logStatus(String status, int requestId) {
        return of("LogStatusNotification", Json.object("status", status, "requestId", requestId));
    }

    /** Something happened that matters to security. */
    public static UsualCall securityEvent(String type, Instant at) {
        return of("SecurityEventNotification", Json.object("type", type, "timestamp", time(at)));
    }

    /** It asks for a certificate of its own. */
    public static UsualCall signCertificate(String request) {
        return of("SignCertificate", Json.object("csr", request));
    }

    private static UsualCall of(String action, Map<String, Object> payload) {
        return new UsualCall(action, Json.write(payload));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
