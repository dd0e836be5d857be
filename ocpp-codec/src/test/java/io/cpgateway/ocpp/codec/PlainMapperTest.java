// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The annotations alone are enough: a plain mapper of Jackson 3 writes what the schema has, in its order. */
class PlainMapperTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<Class<? extends Record>> messages() {
        return Ocpp16.PROTOCOL.actions().stream().flatMap(a -> Stream.of(a.requestType(), a.responseType()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageWithEveryField_isReadAndWrittenUnchanged(Class<? extends Record> type) {
        JsonNode full =
                SchemaVariants.of(SchemaDeriver.derive(type, "urn:test")).get(0).payload();
        Record message = MAPPER.treeToValue(full, type);
        assertThat(MAPPER.writeValueAsString(message)).isEqualTo(full.toString());
        assertThat(EXACT.readTree(MAPPER.writeValueAsString(message))).isEqualTo(full);
    }
}
