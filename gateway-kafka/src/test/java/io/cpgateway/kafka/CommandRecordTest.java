// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandRequest.WhenFull;
import io.cpgateway.server.spi.Command.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandRecordTest {
    private static final Instant RECORDED = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, String> headers = new LinkedHashMap<>(Map.of(
            "ce_specversion", "1.0",
            "ce_id", "c-1",
            "ce_type", "io.cpgateway.command",
            "ce_source", "/backend",
            "ce_ocppaction", "Reset"));

    @Test
    void binaryMode_keepsThePayloadAsItIs() throws Unreadable {
        CommandRequest request = CommandRecord.read(record("CP-1", "{ \"type\" : \"Soft\" }"));
        assertThat(request)
                .isEqualTo(new CommandRequest(
                        new ChargePointId("CP-1"),
                        "Reset",
                        RawJson.of("{ \"type\" : \"Soft\" }"),
                        "c-1",
                        RECORDED.plusSeconds(60),
                        Priority.NORMAL,
                        "/backend",
                        WhenFull.REJECTED));
    }

    @Test
    void k3_theCallersTimeAndPriorityCount() throws Unreadable {
        headers.put("ce_notafter", "2026-03-01T14:00:00+01:00");
        headers.put("ce_priority", "high");
        CommandRequest request = CommandRecord.read(record("CP-1", ""));
        assertThat(request.notAfter()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
        assertThat(request.priority()).isEqualTo(Priority.HIGH);
        assertThat(request.payload()).isEqualTo(RawJson.EMPTY_OBJECT);
    }

    @Test
    void structuredMode_isReadToo() throws Unreadable {
        headers.clear();
        headers.put("content-type", "application/cloudevents+json; charset=UTF-8");
        CommandRequest request = CommandRecord.read(record(
                null,
                "{\"specversion\":\"1.0\",\"id\":\"c-2\",\"type\":\"io.cpgateway.command\",\"source\":\"/b\","
                        + "\"subject\":\"CP-2\",\"ocppaction\":\"Reset\",\"data\":{\"type\":\"Hard\",\"x\":1.10}}"));
        assertThat(request.chargePointId().value()).isEqualTo("CP-2");
        assertThat(request.commandId()).isEqualTo("c-2");
        assertThat(request.payload().toString()).isEqualTo("{\"type\":\"Hard\",\"x\":1.10}");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = ';',
            value = {
                "ce_id; -; the attribute id is missing",
                "ce_id; a b; visible ASCII",
                "ce_type; io.cpgateway.reply; the attribute type must be io.cpgateway.command",
                "ce_type; -; the attribute type must be io.cpgateway.command",
                "ce_ocppaction; -; the attribute ocppaction is missing",
                "ce_notafter; soon; a time such as",
                "ce_priority; urgent; high or normal",
                "ce_subject; CP-9; different charge points",
                "content-type; application/cloudevents+json; not a CloudEvent"
            })
    void aHeaderThatMakesNoSense_isNamed(String name, @Nullable String value, String reason) {
        Optional.ofNullable(value).ifPresentOrElse(v -> headers.put(name, v), () -> headers.remove(name));
        assertThatThrownBy(() -> CommandRecord.read(record("CP-1", "[]")))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void keyAndValue_areJudgedToo() {
        assertUnreadable(record(null, "{}"), "neither a key nor a subject");
        assertUnreadable(record("a/b", "{}"), "not a charge point id");
        assertUnreadable(record("CP-1", "{\"a\":1,\"a\":2}"), "not JSON");
        assertUnreadable(record("CP-1", "{} {}"), "not JSON");
        assertUnreadable(bytes("CP-1", new byte[] {(byte) 0xff, (byte) 0xfe}), "the value is not UTF-8");
        headers.put("ce_source", "x".repeat(2000));
        assertUnreadable(record("CP-1", "{}"), "longer than 1024");
    }

    private static void assertUnreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
        assertThatThrownBy(() -> CommandRecord.read(record))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(reason);
    }

    private ConsumerRecord<byte[], byte[]> record(@Nullable String key, String value) {
        return bytes(key, value.getBytes(StandardCharsets.UTF_8));
    }

    private ConsumerRecord<byte[], byte[]> bytes(@Nullable String key, byte[] value) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                Topics.COMMANDS,
                0,
                7,
                RECORDED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value,
                all,
                Optional.empty());
    }
}
