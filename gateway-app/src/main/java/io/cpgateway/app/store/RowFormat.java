// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

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
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Rows as JSON. Members that a row does not have are ignored, so an older release reads what a newer one wrote. Raw JSON
 * is kept as a string and so byte for byte; text is written in ASCII because a lone surrogate has no UTF-8.
 *
 * @param <V> the row
 */
final class RowFormat<V extends Record> {
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

    private final Class<V> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    RowFormat(Class<V> type) {
        this.type = type;
        this.reader = MAPPER.readerFor(type);
        this.writer = MAPPER.writerFor(type);
    }

    byte[] write(V row) {
        try {
            return writer.writeValueAsBytes(row);
        } catch (JacksonException e) {
            throw new GatewayException.Permanent("a row of " + type.getSimpleName() + " cannot be written", e);
        }
    }

    V read(byte[] json) {
        try {
            return type.cast(reader.readValue(json));
        } catch (JacksonException e) {
            throw new GatewayException.Permanent(
                    "a row of " + type.getSimpleName() + " cannot be read: was it written by a newer release?", e);
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
