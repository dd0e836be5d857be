// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Direction;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The derived schemas accept and refuse exactly what the official ones do. */
class SchemaConformanceTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<Arguments> messages() {
        return Ocpp16.PROTOCOL.actions().stream()
                .flatMap(a -> Stream.of(Arguments.of(a, Kind.REQUEST), Arguments.of(a, Kind.RESPONSE)));
    }

    @Test
    void all78Messages_areCompared() {
        assertThat(messages()).hasSize(78);
    }

    @Test
    void schemas_compileAheadOfTheFirstMessage() {
        assertThat(OcppCodec.of(Ocpp16.PROTOCOL).compileSchemas().protocol()).isEqualTo(Ocpp16.PROTOCOL);
    }

    @Test
    void versionWithARecordThatHasNoSchema_isRefusedByCompiling() {
        record Odd(Object anything) {}
        Map<ErrorCode, String> spellings = Arrays.stream(ErrorCode.values())
                .collect(Collectors.toMap(Function.identity(), Ocpp16.PROTOCOL::spelling));
        Action<Odd, Odd> action = new Action<>("Odd", Direction.BOTH, Odd.class, Odd.class, Set.of(), null);
        OcppCodec codec = OcppCodec.of(new Protocol(OcppVersion.V1_6, List.of(action), spellings));
        assertThatThrownBy(codec::compileSchemas)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("anything");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void derivedSchema_equalsTheOfficialOne(Action<?, ?> action, Kind kind) {
        JsonNode official = OfficialSchemas.read16(action, kind);
        assertThat(NormalSchema.of(derived(action, kind))).isEqualTo(NormalSchema.of(official));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void officialSchema_givesTheSameVerdict_forEveryConstraint(Action<?, ?> action, Kind kind) {
        JsonNode official = OfficialSchemas.read16(action, kind);
        Schema schema = OfficialSchemas.compile(official);
        for (SchemaVariants.Variant variant : SchemaVariants.of(NormalSchema.of(official))) {
            boolean valid = schema.validate(variant.payload()).isEmpty();
            boolean expected = variant.broken().isEmpty() || KnownDifferences.concern(official, variant);
            assertThat(valid).as("the official schema on %s", variant).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyConstraint_isReportedByKeywordAndPointer(Action<?, ?> action, Kind kind) {
        SchemaVariants.of(derived(action, kind)).forEach(variant -> assertVerdict(action, kind, variant));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void schema_namesItsDraftAndItsMessage(Action<?, ?> action, Kind kind) {
        JsonNode schema = derived(action, kind);
        assertThat(schema.get("$schema").asString()).isEqualTo("http://json-schema.org/draft-04/schema#");
        assertThat(schema.get("id").asString()).startsWith("urn:cpgateway:ocpp:1.6:" + action.name());
        assertThat(schema.get("title").asString()).startsWith(action.name());
    }

    @Test
    void schemaOfAnUnknownAction_isAMistakeOfTheCaller() {
        assertThatThrownBy(() -> OcppSchemas.schema(Ocpp16.PROTOCOL, "Nonsense", Kind.REQUEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nonsense");
    }

    private static void assertVerdict(Action<?, ?> action, Kind kind, SchemaVariants.Variant variant) {
        RawJson payload = RawJson.of(variant.payload().toString());
        Optional<Violation> violation =
                kind == Kind.REQUEST ? CODEC.checkRequest(action, payload) : CODEC.checkResponse(action, payload);
        if (variant.broken().isEmpty()) {
            assertThat(violation).as("%s", variant).isEmpty();
        } else {
            assertThat(violation)
                    .as("%s", variant)
                    .get()
                    .extracting(Violation::keyword, Violation::pointer, Violation::code)
                    .containsExactly(
                            variant.broken(), variant.pointer(), ErrorMapping.DEFAULT.codeFor(variant.broken()));
        }
    }

    private static JsonNode derived(Action<?, ?> action, Kind kind) {
        return MAPPER.readTree(OcppSchemas.schema(Ocpp16.PROTOCOL, action.name(), kind));
    }
}
