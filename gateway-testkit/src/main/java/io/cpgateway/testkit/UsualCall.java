// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a charge point of version 1.6 usually says, and how it usually answers.
 *
 * @param action the action
 * @param payload the payload as JSON, valid by the schema
 */
public record UsualCall(String action, String payload) {
    /** It starts up. */
    public static UsualCall boot() {
        return new UsualCall("BootNotification", "{\"chargePointVendor\":\"Virtual\",\"chargePointModel\":\"One\"}");
    }

    /** It lives. */
    public static UsualCall heartbeat() {
        return new UsualCall("Heartbeat", "{}");
    }

    /** May this idTag charge? */
    public static UsualCall authorize(String idTag) {
        return new UsualCall("Authorize", "{\"idTag\":\"" + idTag + "\"}");
    }

    /** A connector's status. */
    public static UsualCall status(int connector, String status) {
        return new UsualCall(
                "StatusNotification",
                "{\"connectorId\":" + connector + ",\"errorCode\":\"NoError\",\"status\":\"" + status + "\"}");
    }

    /** A transaction begins. */
    public static UsualCall start(int connector, String idTag, int meterStart, Instant at) {
        return new UsualCall(
                "StartTransaction",
                "{\"connectorId\":" + connector + ",\"idTag\":\"" + idTag + "\",\"meterStart\":" + meterStart
                        + ",\"timestamp\":\"" + time(at) + "\"}");
    }

    /** The meter's reading during a transaction. */
    public static UsualCall meterValues(int connector, long transactionId, int wattHours, Instant at) {
        return new UsualCall(
                "MeterValues",
                "{\"connectorId\":" + connector + ",\"transactionId\":" + transactionId
                        + ",\"meterValue\":[{\"timestamp\":\"" + time(at) + "\",\"sampledValue\":[{\"value\":\""
                        + wattHours + "\",\"measurand\":\"Energy.Active.Import.Register\",\"unit\":\"Wh\"}]}]}");
    }

    /** A transaction ends. */
    public static UsualCall stop(long transactionId, int meterStop, Instant at) {
        return new UsualCall(
                "StopTransaction",
                "{\"transactionId\":" + transactionId + ",\"meterStop\":" + meterStop + ",\"timestamp\":\"" + time(at)
                        + "\",\"reason\":\"Local\"}");
    }

    /** How a charge point that is able and willing answers. */
    static String answerTo(String action) {
        return switch (action) {
            case "GetConfiguration", "GetDiagnostics", "UpdateFirmware" -> "{}";
            case "GetLocalListVersion" -> "{\"listVersion\":0}";
            case "UnlockConnector" -> "{\"status\":\"Unlocked\"}";
            default -> "{\"status\":\"Accepted\"}";
        };
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
