// SPDX-License-Identifier: MIT
package io.cpgateway.server.stored;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import java.util.Base64;
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
 * Records of the SPI as JSON. Members that a record does not have are ignored, so an older release reads what a newer one
 * wrote. Raw JSON is kept as a string and so byte for byte; text is written in ASCII because a lone surrogate has no UTF-8.
 */
public final class StoredValues {
    /** Writes and reads them. Thread-safe. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule("values")
                    .addSerializer(RawJson.class, new RawJsonWriter())
                    .addDeserializer(RawJson.class, new RawJsonReader())
                    .addSerializer(ChargePointId.class, new IdWriter())
                    .addDeserializer(ChargePointId.class, new IdReader()))
            .build();

    private static final String NOT_TEXT = "base64:";

    private StoredValues() {}

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
