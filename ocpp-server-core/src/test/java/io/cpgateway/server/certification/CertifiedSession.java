// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.ChargePointSession;
import io.cpgateway.server.OcppServerBuilder;
import io.cpgateway.server.ServerSettings;
import io.cpgateway.server.spi.IdTag;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The states that cases begin with and the steps that they share, each checked as it is taken. */
final class CertifiedSession implements AutoCloseable {
    static final String ACCEPTED = "{\"status\":\"Accepted\"}";
    static final String REJECTED = "{\"status\":\"Rejected\"}";

    final ChargePointSession chargePoint;

    CertifiedSession() {
        this(builder -> builder);
    }

    CertifiedSession(UnaryOperator<OcppServerBuilder> building) {
        chargePoint = new ChargePointSession(CertifiedSession::listedIdTagsOnly, building);
        chargePoint.knows(new IdTag("TAG", IdTag.Status.ACCEPTED, null, null));
    }

    /** BootNotification, and the status of the whole and of each connector. */
    CertifiedSession booted() {
        assertThat(chargePoint.sends(
                        "BootNotification", "{\"chargePointVendor\":\"Vendor\",\"chargePointModel\":\"Model\"}"))
                .startsWith("{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T")
                .endsWith("\"interval\":300}");
        for (int connectorId = 0; connectorId <= 2; connectorId++) {
            reports(connectorId, "Available");
        }
        return this;
    }

    void reports(int connectorId, String status) {
        notifies(connectorId, "NoError", status);
    }

    void notifies(int connectorId, String errorCode, String status) {
        String payload = "{\"connectorId\":" + connectorId + ",\"errorCode\":\"" + errorCode + "\",\"status\":\""
                + status + "\"}";
        assertThat(chargePoint.sends("StatusNotification", payload)).isEqualTo("{}");
        assertThat(lastOf("connector.status_changed"))
                .contains("\"connectorId\":" + connectorId, "\"status\":\"" + status + "\"");
    }

    void isAuthorized() {
        assertThat(authorizes("TAG")).isEqualTo("{\"idTagInfo\":{\"status\":\"Accepted\"}}");
    }

    String authorizes(String idTag) {
        return chargePoint.sends("Authorize", "{\"idTag\":\"" + idTag + "\"}");
    }

    /** StartTransaction by the accepted idTag; gives back the transaction. */
    String starts() {
        return startedBy("TAG", "2026-03-01T12:00:00Z", "Accepted");
    }

    String startedBy(String idTag, String timestamp, String status) {
        return started(
                "{\"connectorId\":1,\"idTag\":\"" + idTag + "\",\"meterStart\":100,\"timestamp\":\"" + timestamp
                        + "\"}",
                status);
    }

    String started(String payload, String status) {
        String answer = chargePoint.sends("StartTransaction", payload);
        assertThat(answer).contains("\"status\":\"" + status + "\"");
        String transactionId = answer.replaceAll(".*\"transactionId\":(\\d+).*", "$1");
        assertThat(transactionId).matches("[1-9]\\d*");
        assertThat(lastOf("transaction.started"))
                .contains("\"transactionId\":\"" + transactionId + "\"", "\"status\":\"" + status + "\"");
        return transactionId;
    }

    /** Preparing, authorized, started, Charging; gives back the transaction. */
    String charging() {
        reports(1, "Preparing");
        isAuthorized();
        String transactionId = starts();
        reports(1, "Charging");
        return transactionId;
    }

    void stops(String transactionId, String reason) {
        stopsAt(transactionId, reason, "2026-03-01T12:30:00Z");
    }

    void stopsAt(String transactionId, String reason, String timestamp) {
        chargePoint.sends(
                "StopTransaction",
                "{\"meterStop\":900,\"timestamp\":\"" + timestamp + "\",\"transactionId\":" + transactionId
                        + ",\"reason\":\"" + reason + "\"}");
        assertThat(chargePoint.lastCall().attributes())
                .as("belongs to a transaction that was started here, and is no repeat")
                .containsEntry("transactionid", transactionId)
                .doesNotContainKeys("lenient", "repeat");
        assertThat(lastOf("transaction.stopped"))
                .contains("\"transactionId\":\"" + transactionId + "\"", "\"reason\":\"" + reason + "\"");
    }

    void hasNoTransaction() {
        assertThat(chargePoint.events("transaction.started")).isEmpty();
    }

    /** Answered by nothing but an acknowledgement. */
    void notifiesOf(String action, String payload) {
        assertThat(chargePoint.sends(action, payload)).isEqualTo("{}");
    }

    void after(Duration time) {
        chargePoint.after(time);
    }

    String lastOf(String type) {
        List<String> data = chargePoint.events(type).stream()
                .map(event -> event.data().toString())
                .toList();
        return data.get(data.size() - 1);
    }

    @Override
    public void close() {
        chargePoint.close();
    }

    private static ServerSettings listedIdTagsOnly(ServerSettings settings) {
        return settings.toBuilder().unknownIdTags(IdTag.Status.INVALID).build();
    }
}
