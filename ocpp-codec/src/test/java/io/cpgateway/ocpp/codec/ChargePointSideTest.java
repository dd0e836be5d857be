// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Each side decodes what the other may send. */
class ChargePointSideTest {
    private static final OcppCodec CENTRAL_SYSTEM = OcppCodec.of(Ocpp16.PROTOCOL);
    private static final OcppCodec CHARGE_POINT = OcppCodec.forChargePoint(Ocpp16.PROTOCOL);

    static Stream<Action<?, ?>> actions() {
        return Ocpp16.PROTOCOL.actions().stream();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void aCall_isDecodedByTheSideItIsFor(Action<?, ?> action) {
        String schema = OcppSchemas.schema(Ocpp16.PROTOCOL, action.name(), Kind.REQUEST);
        RawJson payload = RawJson.of(SchemaVariants.of(new JsonMapper().readTree(schema))
                .get(0)
                .payload()
                .toString());
        Call call = new Call("1", action.name(), payload);
        assertDecodes(CHARGE_POINT, call, action.direction().toChargePoint());
        assertDecodes(CENTRAL_SYSTEM, call, action.direction().fromChargePoint());
    }

    @Test
    void answersAndLeniency_areTheSameOnBothSides() {
        assertThat(CHARGE_POINT.decode("[3,\"1\",{}]"))
                .isEqualTo(new Decoded(new CallResult("1", RawJson.EMPTY_OBJECT)));
        String reset = "[2,\"1\",\"Reset\",{\"type\":\"Soft\",\"why\":1}]";
        assertThat(CHARGE_POINT.decode(reset)).isInstanceOf(Rejected.class);
        assertThat(CHARGE_POINT
                        .withLeniency(LeniencyProfile.of("x", LeniencyRule.ignore()))
                        .decode(reset))
                .isInstanceOf(Decoded.class);
    }

    private static void assertDecodes(OcppCodec codec, Call call, boolean expected) {
        DecodeResult result = codec.decode(codec.encode(call));
        if (expected) {
            assertThat(result).isEqualTo(new Decoded(call));
        } else {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            r -> assertThat(r.violation())
                                    .extracting(Violation::code, Violation::keyword)
                                    .containsExactly(ErrorCode.NOT_SUPPORTED, Violation.DIRECTION));
        }
    }
}
