// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds of any payload. The seed is new in every run and part of each failure; {@code -Dseed=N} repeats a run.
 */
class RandomPayloadTest {
    private static final int ROUNDS = 100;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final OcppCodec CENTRAL_SYSTEM = OcppCodec.of(Ocpp16.PROTOCOL);
    private static final OcppCodec CHARGE_POINT = OcppCodec.forChargePoint(Ocpp16.PROTOCOL);
    private static final OcppCodec LENIENT = CENTRAL_SYSTEM.withLeniency(everything());

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<Arguments> messages() {
        return SchemaConformanceTest.messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void validPayload_isDecodedBoundAndEncodedToTheSame(Action<?, ?> action, Kind kind) {
        JsonNode schema = MAPPER.readTree(OcppSchemas.schema(Ocpp16.PROTOCOL, action.name(), kind));
        RandomPayloads random = new RandomPayloads(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            RawJson payload = RawJson.of(random.valid(schema).toString());
            if (kind == Kind.REQUEST) {
                assertRoundTrip(action, payload);
            }
            Class<? extends Record> type = kind == Kind.REQUEST ? action.requestType() : action.responseType();
            assertThat(CENTRAL_SYSTEM.bind(payload, type).value().map(CENTRAL_SYSTEM::payload))
                    .as("seed %d round %d %s", SEED, round, payload)
                    .hasValueSatisfying(again -> assertThat(MAPPER.readTree(again.toString()))
                            .isEqualTo(MAPPER.readTree(payload.toString())));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void onePieceChanged_getsTheVerdictOfTheOfficialSchema(Action<?, ?> action, Kind kind) {
        JsonNode official = OfficialSchemas.read16(action, kind);
        Schema oracle = OfficialSchemas.compile(official);
        JsonNode schema = NormalSchema.of(official);
        RandomPayloads random = new RandomPayloads(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            RawJson payload = RawJson.of(random.mutated(random.valid(schema)).toString());
            JsonNode read = MAPPER.readTree(payload.toString());
            Optional<Violation> violation = kind == Kind.REQUEST
                    ? CENTRAL_SYSTEM.checkRequest(action, payload)
                    : CENTRAL_SYSTEM.checkResponse(action, payload);
            boolean known = violation
                    .map(v -> new SchemaVariants.Variant(read, v.keyword(), v.pointer()))
                    .filter(variant -> KnownDifferences.concern(official, variant))
                    .isPresent();
            assertThat(violation.isEmpty() || known)
                    .as("seed %d round %d %s: %s", SEED, round, payload, violation)
                    .isEqualTo(oracle.validate(read).isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void c12_whatIsRepairedWithoutKeeping_isValid(Action<?, ?> action, Kind kind) {
        JsonNode schema = MAPPER.readTree(OcppSchemas.schema(Ocpp16.PROTOCOL, action.name(), kind));
        RandomPayloads random = new RandomPayloads(SEED);
        Class<? extends Record> type = kind == Kind.REQUEST ? action.requestType() : action.responseType();
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode mutated = random.mutated(random.mutated(random.valid(schema)));
            RawJson payload = RawJson.of(mutated.toString());
            if (kind == Kind.RESPONSE && LENIENT.judgeResponse(action, payload) instanceof Valid valid) {
                assertThat(CENTRAL_SYSTEM.checkResponse(action, valid.payload()))
                        .as("seed %d round %d %s", SEED, round, payload)
                        .isEmpty();
                assertThat(valid.payload().equals(payload))
                        .isEqualTo(valid.tolerances().isEmpty());
            }
            assertThat(LENIENT.bind(payload, type))
                    .as("seed %d round %d %s", SEED, round, payload)
                    .isNotNull();
        }
    }

    private static void assertRoundTrip(Action<?, ?> action, RawJson payload) {
        Call call = new Call("1", action.name(), payload);
        if (action.direction().fromChargePoint()) {
            assertThat(CENTRAL_SYSTEM.decode(CENTRAL_SYSTEM.encode(call)))
                    .as("seed %d", SEED)
                    .isEqualTo(new Decoded(call));
        }
        if (action.direction().toChargePoint()) {
            assertThat(CHARGE_POINT.decode(CHARGE_POINT.encodeUtf8(call)))
                    .as("seed %d", SEED)
                    .isEqualTo(new Decoded(call));
        }
    }

    private static LeniencyProfile everything() {
        return LeniencyProfile.of(
                "everything",
                LeniencyRule.coerce(),
                LeniencyRule.truncate(),
                LeniencyRule.ignore(),
                LeniencyRule.byDefault(RawJson.of("0")));
    }
}
