// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.EventAttribute;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record from a backend as CloudEvents sees it, in binary or in structured mode. Immutable.
 *
 * @param chargePointId the key of the record, or else the subject
 * @param attributes by name, without a prefix
 * @param data a JSON value; null where there is none
 */
record InboundEvent(
        ChargePointId chargePointId,
        Map<String, String> attributes,
        @Nullable RawJson data) {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final int MAX_ATTRIBUTE = 1024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    InboundEvent {
        attributes = Map.copyOf(attributes);
    }

    /** Reads a record that must be of a type. */
    static InboundEvent read(ConsumerRecord<byte[], byte[]> record, String type) throws Unreadable {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value(), "header " + header.key()));
        }
        boolean structured =
                headers.getOrDefault(CloudEventRecord.CONTENT_TYPE, "").startsWith(STRUCTURED);
        InboundEvent event = structured ? structured(record) : binary(record, headers);
        if (!type.equals(event.attributes.get("type"))) {
            throw new Unreadable(QuarantineReason.OTHER_TYPE, type);
        }
        return event;
    }

    /** An attribute that must be there. */
    String required(EventAttribute name) throws Unreadable {
        return required(name.wireName());
    }

    /** What every CloudEvent has to say who it is. */
    String id() throws Unreadable {
        return required("id");
    }

    /** An attribute that need not be there. */
    @Nullable
    String optional(EventAttribute name) {
        return attributes.get(name.wireName());
    }

    private String required(String name) throws Unreadable {
        String value = attributes.get(name);
        if (value == null || value.isEmpty()) {
            throw new Unreadable(QuarantineReason.MISSING_ATTRIBUTE, name);
        }
        return value;
    }

    private static InboundEvent binary(ConsumerRecord<byte[], byte[]> record, Map<String, String> headers)
            throws Unreadable {
        Map<String, String> attributes = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(CloudEventRecord.PREFIX)) {
                attributes.put(name.substring(CloudEventRecord.PREFIX.length()), value);
            }
        });
        byte[] value = record.value();
        RawJson data = null;
        if (value != null && value.length > 0) {
            tree(value);
            data = RawJson.copyOf(value, 0, value.length);
        }
        return new InboundEvent(chargePoint(record, attributes), attributes, data);
    }

    private static InboundEvent structured(ConsumerRecord<byte[], byte[]> record) throws Unreadable {
        byte[] value = record.value();
        JsonNode event = tree(value == null ? new byte[0] : value);
        if (!event.isObject()) {
            throw new Unreadable(QuarantineReason.NOT_A_CLOUD_EVENT);
        }
        Map<String, String> attributes = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : event.properties()) {
            JsonNode content = member.getValue();
            if (!member.getKey().equals("data") && content.isValueNode() && !content.isNull()) {
                attributes.put(member.getKey(), limited(content.asString(), member.getKey()));
            }
        }
        JsonNode data = event.get("data");
        return new InboundEvent(
                chargePoint(record, attributes), attributes, data == null ? null : RawJson.of(data.toString()));
    }

    private static ChargePointId chargePoint(ConsumerRecord<byte[], byte[]> record, Map<String, String> attributes)
            throws Unreadable {
        String subject = attributes.get("subject");
        byte[] key = record.key();
        String id = key == null ? subject : text(key, "key");
        if (id == null) {
            throw new Unreadable(QuarantineReason.NO_CHARGE_POINT);
        }
        if (subject != null && !subject.equals(id)) {
            throw new Unreadable(QuarantineReason.TWO_CHARGE_POINTS);
        }
        return ChargePointId.parse(id).orElseThrow(() -> new Unreadable(QuarantineReason.NOT_A_CHARGE_POINT));
    }

    private static JsonNode tree(byte[] value) throws Unreadable {
        try {
            return JSON.readTree(text(value, "value", Integer.MAX_VALUE));
        } catch (JacksonException e) {
            throw new Unreadable(QuarantineReason.NOT_JSON, e.getOriginalMessage());
        }
    }

    private static String text(byte @Nullable [] utf8, String where) throws Unreadable {
        return text(utf8 == null ? new byte[0] : utf8, where, MAX_ATTRIBUTE);
    }

    private static String text(byte[] utf8, String where, int limit) throws Unreadable {
        if (utf8.length > limit) {
            throw new Unreadable(QuarantineReason.TOO_LONG, where, limit + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable(QuarantineReason.NOT_UTF_8, where);
        }
    }

    private static String limited(String value, String name) throws Unreadable {
        if (value.length() > MAX_ATTRIBUTE) {
            throw new Unreadable(QuarantineReason.TOO_LONG, "attribute " + name, MAX_ATTRIBUTE + " characters");
        }
        return value;
    }
}
