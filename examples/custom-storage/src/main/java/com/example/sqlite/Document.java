// SPDX-License-Identifier: MIT
package com.example.sqlite;

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
 * The records of the SPI as the JSON of one column. What is asked for or sorted by has a column of its own. ASCII, since
 * what a charge point sends may hold half a surrogate pair, which UTF-8 cannot; payloads keep every byte.
 */
final class Document {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(RawJson.class, new PayloadWriter())
                    .addDeserializer(RawJson.class, new PayloadReader()))
            .build();

    private Document() {}

    static String of(Record value) {
        return JSON.writeValueAsString(value);
    }

    static <T extends Record> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    private static final class PayloadWriter extends ValueSerializer<RawJson> {
        @Override
        public void serialize(RawJson value, JsonGenerator out, SerializationContext context) {
            out.writeString(Base64.getEncoder().encodeToString(value.toByteArray()));
        }
    }

    private static final class PayloadReader extends ValueDeserializer<RawJson> {
        @Override
        public RawJson deserialize(JsonParser in, DeserializationContext context) {
            byte[] bytes = Base64.getDecoder().decode(in.getString());
            return RawJson.copyOf(bytes, 0, bytes.length);
        }
    }
}
