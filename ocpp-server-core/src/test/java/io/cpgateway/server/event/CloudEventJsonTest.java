// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CloudEventJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void anEvent_hasItsAttributesInOrder_andItsDataUnchanged() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("ocppaction", "Heartbeat");
        attributes.put("sequence", "12");
        assertThat(line(attributes, EventData.json(RawJson.of("{\"a\" : 1.00,\"b\":\"\\u20ac \u20ac\"}"))))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"i-1\",\"source\":\"/nodes/n \\\"1\\\"\","
                        + "\"type\":\"io.cpgateway.ocpp.call\",\"subject\":\"CP-1\","
                        + "\"time\":\"2026-03-01T12:00:00.123Z\",\"stream\":\"ocpp.events\","
                        + "\"ocppaction\":\"Heartbeat\",\"sequence\":\"12\","
                        + "\"datacontenttype\":\"application/json\",\"data\":{\"a\" : 1.00,\"b\":\"\\u20ac \u20ac\"}}");
    }

    @Test
    void rawLineBreaks_becomeBlanks_andInsideAStringEscapes() {
        String data = "{\r\n \"a\\\"\\\\\" :\n\"x\ny\\\\\"\n}\n";
        String line = line(Map.of(), EventData.json(RawJson.of(data)));
        assertThat(line).doesNotContain("\n", "\r").endsWith("\"data\":{   \"a\\\"\\\\\" : \"x\\ny\\\\\" } }");
        assertThat(MAPPER.readTree(line).get("data").get("a\"\\").asString()).isEqualTo("x\ny\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[2,\"x\",", "tab\tnul\u0000 del\u007f", "\ud83d\ude00 \u20ac", "\r\n", "\"\\", "</script>"})
    void text_isAJsonString(String text) {
        JsonNode event = MAPPER.readTree(line(Map.of(), EventData.text(text)));
        assertThat(event.get("data").asString()).isEqualTo(text);
        assertThat(event.get("datacontenttype").asString()).isEqualTo("text/plain");
    }

    @Test
    void aLoneSurrogate_isEscaped() {
        String line = line(Map.of("reason", "\ud800x\udc00"), EventData.json(RawJson.EMPTY_OBJECT));
        assertThat(line).contains("\"reason\":\"\\ud800x\\udc00\"");
    }

    @Test
    void noData_isNull() {
        assertThat(line(Map.of(), EventData.json(RawJson.of("")))).endsWith("\"data\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "data", "stream", "ce_x", "Upper", "", "a b"})
    void aNameThatCloudEventsDoesNotAllow_isRefused(String name) {
        EventData data = EventData.json(RawJson.EMPTY_OBJECT);
        assertThatThrownBy(() -> line(Map.of(name, "x"), data)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String line(Map<String, String> attributes, EventData data) {
        GatewayEvent event = new GatewayEvent(
                EventStream.EVENTS,
                "i-1",
                "io.cpgateway.ocpp.call",
                "/nodes/n \"1\"",
                new ChargePointId("CP-1"),
                Instant.parse("2026-03-01T12:00:00.123Z"),
                attributes,
                data);
        return new String(CloudEventJson.line(event), StandardCharsets.UTF_8);
    }
}
