// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.GatewayException;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Values as {@code layout:JSON}. A reader ignores members that it does not know and refuses a newer layout, so two
 * releases can share one Redis. Text is ASCII, because a lone surrogate has no UTF-8; raw JSON is kept byte for byte.
 */
final class StoredJson {
    /** Raised when an older release could no longer read what a newer one writes. */
    static final int LAYOUT = 1;

    private static final String NOT_TEXT = "base64:";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule("values")
                    .addSerializer(RawJson.class, new RawJsonWriter())
                    .addDeserializer(RawJson.class, new RawJsonReader())
                    .addSerializer(ChargePointId.class, new IdWriter())
                    .addDeserializer(ChargePointId.class, new IdReader()))
            .build();

    private StoredJson() {}

    static String write(Record value) {
        try {
            return LAYOUT + ":" + MAPPER.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new GatewayException.Permanent(
                    "a " + value.getClass().getSimpleName() + " cannot be written for Redis", e);
        }
    }

    static <V extends Record> V read(Class<V> type, String stored) {
        int colon = stored.indexOf(':');
        requireLayout(colon < 0 ? "?" : stored.substring(0, colon));
        try {
            return type.cast(MAPPER.readValue(stored.substring(colon + 1), type));
        } catch (JacksonException e) {
            throw new GatewayException.Permanent(
                    "a " + type.getSimpleName() + " in Redis cannot be read: was it written by another program?", e);
        }
    }

    /** Text without anything but ASCII, another for every text. */
    static String ascii(String text) {
        return MAPPER.writeValueAsString(text);
    }

    /** @throws GatewayException.Permanent if it is newer than this release, or no layout at all */
    static void requireLayout(String layout) {
        if (!layout.matches("[0-9]{1,4}") || Integer.parseInt(layout) > LAYOUT) {
            throw new GatewayException.Permanent("what Redis holds has layout " + layout + ", and this release knows "
                    + LAYOUT + ": update this node, or give it a Redis of its own");
        }
    }

    private static final class RawJsonWriter extends ValueSerializer<RawJson> {
        @Override
        public void serialize(RawJson value, JsonGenerator out, SerializationContext context) {
            String text = value.toString();
            boolean exact = RawJson.of(text).equals(value) && !text.startsWith(NOT_TEXT);
            out.writeString(exact ? text : NOT_TEXT + Base64.getEncoder().encodeToString(value.toByteArray()));
        }
    }

    private static final class RawJsonReader extends ValueDeserializer<RawJson> {
        @Override
        public RawJson deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getString();
            if (!text.startsWith(NOT_TEXT)) {
                return RawJson.of(text);
            }
            byte[] bytes = Base64.getDecoder().decode(text.substring(NOT_TEXT.length()));
            return RawJson.copyOf(bytes, 0, bytes.length);
        }
    }

    private static final class IdWriter extends ValueSerializer<ChargePointId> {
        @Override
        public void serialize(ChargePointId value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.value());
        }
    }

    private static final class IdReader extends ValueDeserializer<ChargePointId> {
        @Override
        public ChargePointId deserialize(JsonParser in, DeserializationContext context) {
            return new ChargePointId(in.getString());
        }
    }
}
