// SPDX-License-Identifier: MIT
package io.cpgateway.kafka.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecipesTest {
    private final Gaps gaps = new Gaps();
    private final Repeats repeats = new Repeats();
    private final Sessions sessions = new Sessions();

    @Test
    void d3_aGapIsFound_inItsEpoch() {
        assertThat(gaps.missingBefore(event("CP-1", "connected", 1024, "1"))).hasValue(0);
        assertThat(gaps.missingBefore(event("CP-1", "ocpp.call", 1024, "2"))).hasValue(0);
        assertThat(gaps.missingBefore(event("CP-2", "connected", 1024, "1"))).hasValue(0);
        assertThat(gaps.missingBefore(event("CP-1", "ocpp.call", 1024, "5"))).hasValue(2);
        assertThat(gaps.missingBefore(event("CP-1", "connected", 2048, "1"))).hasValue(0);
        assertThat(gaps.missingBefore(event("CP-1", "ocpp.call", 1024, "6"))).hasValue(0);
        assertThat(gaps.missingBefore(event("CP-1", "ocpp.call", 2048, "3"))).hasValue(1);
    }

    @Test
    void d3_sequencesAreNumbers_notText() {
        gaps.missingBefore(event("CP-1", "ocpp.call", 1024, "9"));
        assertThat(gaps.missingBefore(event("CP-1", "ocpp.call", 1024, "10"))).hasValue(0);
    }

    @Test
    void d3_whatCannotBeTold_isNotGuessed() {
        assertThat(gaps.missingBefore(event("CP-1", "ocpp.call", 1024, "7"))).isEmpty();
        assertThat(gaps.missingBefore(event("CP-1", "ocpp.call", 1024, "8"))).hasValue(0);
        assertThat(gaps.missingBefore(
                        record("CP-1", "{}", Map.of("type", "io.cpgateway.disconnected", "epoch", "1024"))))
                .isEmpty();
    }

    @Test
    void d7_repeatsAreDropped_butNotWhatMayBeMissing() {
        assertThat(repeats.isNew(call("a-1", Map.of()))).isTrue();
        assertThat(repeats.isNew(call("a-2", Map.of("repeat", "confirmed", "repeatof", "a-1"))))
                .isFalse();
        assertThat(repeats.isNew(call("a-3", Map.of("repeat", "possible", "repeatof", "a-1"))))
                .isFalse();
        assertThat(repeats.isNew(call("b-1", Map.of("repeat", "possible", "repeatof", "a-9"))))
                .isTrue();
        assertThat(repeats.isNew(call("b-2", Map.of("repeat", "possible", "repeatof", "a-9"))))
                .isFalse();
        assertThat(repeats.isNew(call("a-1", Map.of()))).as("read again").isFalse();
    }

    @Test
    void aSessionIsAddedUp_howeverOftenItIsTold() {
        business("transaction.started", "{\"transactionId\":\"7\",\"meterWh\":1000}");
        assertThat(session().energy()).isNull();
        business("transaction.meter_values", "{\"transactionId\":\"7\",\"meterWh\":1500.5}");
        assertThat(session().energy()).isEqualByComparingTo("500.5");
        business("transaction.started", "{\"transactionId\":\"7\",\"meterWh\":1000}");
        business("transaction.stopped", "{\"transactionId\":\"7\",\"meterWh\":4200}");
        business("transaction.meter_values", "{\"transactionId\":\"7\",\"meterWh\":4100}");
        business("transaction.meter_values", "{\"connectorId\":1,\"meterWh\":9999}");
        assertThat(session().energy()).isEqualByComparingTo("3200");
        assertThat(session().ended()).isTrue();
    }

    private Sessions.Session session() {
        return Objects.requireNonNull(sessions.session("CP-1", "7"));
    }

    private void business(String type, String data) {
        sessions.take(record("CP-1", data, Map.of("type", "io.cpgateway." + type)));
    }

    private static ConsumerRecord<String, byte[]> event(String chargePoint, String type, long epoch, String sequence) {
        return record(
                chargePoint,
                "{}",
                Map.of("type", "io.cpgateway." + type, "epoch", Long.toString(epoch), "sequence", sequence));
    }

    private static ConsumerRecord<String, byte[]> call(String id, Map<String, String> more) {
        ConsumerRecord<String, byte[]> call = record("CP-1", "{}", more);
        call.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
        return call;
    }

    private static ConsumerRecord<String, byte[]> record(String key, String value, Map<String, String> attributes) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("topic", 0, 0, key, value.getBytes(StandardCharsets.UTF_8));
        attributes.forEach((name, text) -> record.headers().add("ce_" + name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
