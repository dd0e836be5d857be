// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.Ignored.Reason;
import io.cpgateway.ocpp.codec.Rejected.Origin;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\r\n\t  ", "          "})
    void c7_emptyText_isIgnored(String text) {
        assertThat(CODEC.decode(text)).isEqualTo(new Ignored(Reason.EMPTY_TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0]",
                "[1,\"x\"]",
                "[5,\"1\",{}]",
                "[6,\"1\",\"NotifyPeriodicEventStream\",{}]",
                "[99,\"1\",{}]",
                "[-2,\"1\"]",
                "[22,\"1\",\"Heartbeat\",{}]",
                "[99999999999999999999]",
                "[5,{\"a\":1,\"a\":2}",
                "[0x2,\"1\",\"Heartbeat\",{}]"
            })
    void c7_unknownMessageType_isIgnored_whateverFollows(String text) {
        assertThat(CODEC.decode(text)).isEqualTo(new Ignored(Reason.UNKNOWN_MESSAGE_TYPE));
    }

    @Test
    void c7_invalidUtf8_isFatal() {
        byte[] frame = "[2,\"1\",\"Authorize\",{\"idTag\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CODEC.decode(frame))
                .isInstanceOfSatisfying(
                        Fatal.class, f -> assertThat(f.closeCode()).isEqualTo(1007));
        assertThat(CODEC.decode("[2,\"1\",\"Authorize\",{\"idTag\":\"\ud800\"}]"))
                .isInstanceOfSatisfying(
                        Fatal.class, f -> assertThat(f.closeCode()).isEqualTo(1007));
        assertThat(CODEC.decode(new byte[] {(byte) 0xc0, (byte) 0x80})).isInstanceOf(Fatal.class);
        assertThat(CODEC.decode(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}))
                .isInstanceOf(Fatal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void c7_otherEncodings_areNeverGuessed(String charset) {
        byte[] frame = "[2,\"1\",\"Heartbeat\",{}]".getBytes(Charset.forName(charset));
        assertThat(CODEC.decode(frame)).isInstanceOfSatisfying(Rejected.class, r -> {
            assertThat(r.messageId()).isNull();
            assertThat(r.violation().code()).isEqualTo(ErrorCode.FORMATION_VIOLATION);
        });
    }

    @Test
    void c7_nulByte_isRefused_withTheIdReadBefore() {
        assertThat(CODEC.decode("[2,\"1\",\"Authorize\",{\"idTag\":\"A\u0000\"}]"))
                .isInstanceOfSatisfying(Rejected.class, r -> {
                    assertThat(r.origin()).isEqualTo(Origin.CALL);
                    assertThat(r.messageId()).isEqualTo("1");
                    assertThat(r.violation().keyword()).isEqualTo(Violation.JSON);
                });
        assertThat(CODEC.decode("[2,\"1\",\"Heartbeat\",{}]\u0000")).isInstanceOf(Rejected.class);
    }

    @Test
    void c7_textBeyondTheLimit_isFatal_andAtTheLimitIsNot() {
        String frame = "[2,\"1\",\"Authorize\",{\"idTag\":\"é\"}]";
        int bytes = frame.getBytes(StandardCharsets.UTF_8).length;
        OcppCodec exact = OcppCodec.of(Ocpp16.PROTOCOL, CodecLimits.DEFAULTS.withMaxBytes(bytes), ErrorMapping.DEFAULT);
        OcppCodec tight =
                OcppCodec.of(Ocpp16.PROTOCOL, CodecLimits.DEFAULTS.withMaxBytes(bytes - 1), ErrorMapping.DEFAULT);
        assertThat(exact.decode(frame)).isInstanceOf(Decoded.class);
        assertThat(tight.decode(frame))
                .isInstanceOfSatisfying(
                        Fatal.class, f -> assertThat(f.closeCode()).isEqualTo(1009));
        assertThat(tight.decode(frame.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Fatal.class, f -> assertThat(f.closeCode()).isEqualTo(1009));
    }

    @Test
    void blanksAroundTheFrame_doNotMatter() {
        assertThat(CODEC.decode(" \r\n[ 2 ,\t\"1\" , \"Heartbeat\" , { } ]\n "))
                .isEqualTo(new Decoded(new Call("1", "Heartbeat", RawJson.of("{ }"))));
    }

    @Test
    void c7_nullPayload_isAnEmptyObject() {
        assertThat(CODEC.decode("[2,\"1\",\"Heartbeat\",null]"))
                .isEqualTo(new Decoded(new Call("1", "Heartbeat", RawJson.EMPTY_OBJECT)));
        assertThat(CODEC.decode("[3,\"1\",null]")).isEqualTo(new Decoded(new CallResult("1", RawJson.EMPTY_OBJECT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OccurenceConstraintViolation",
                "OccurrenceConstraintViolation",
                "FormationViolation",
                "FormatViolation",
                "SomethingOfItsOwn",
                ""
            })
    void c7_codeOfACallError_isKeptAsReceived(String code) {
        assertThat(CODEC.decode("[4,\"1\",\"" + code + "\",\"why\",{ \"a\" : 1.0 }]"))
                .isEqualTo(new Decoded(new CallError("1", code, "why", RawJson.of("{ \"a\" : 1.0 }"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[4,\"1\",\"GenericError\",\"\"]", "[4,\"1\",\"GenericError\",\"\",null]"})
    void callErrorWithoutDetails_isTolerated(String frame) {
        assertThat(CODEC.decode(frame))
                .isEqualTo(new Decoded(new CallError("1", "GenericError", "", RawJson.EMPTY_OBJECT)));
    }

    @Test
    void longDescriptionOfACallError_isCut() {
        assertThat(CODEC.decode("[4,\"1\",\"GenericError\",\"" + "😀".repeat(256) + "\",{}]"))
                .isEqualTo(new Decoded(new CallError("1", "GenericError", "😀".repeat(255), RawJson.EMPTY_OBJECT)));
    }

    @Test
    void messageId_isCountedInCharacters_notInUnits() {
        String id = "😀".repeat(36);
        assertThat(CODEC.decode("[2,\"" + id + "\",\"Heartbeat\",{}]"))
                .isEqualTo(new Decoded(new Call(id, "Heartbeat", RawJson.EMPTY_OBJECT)));
    }

    @Test
    void maxLength_isCountedInCharacters_notInUnits() {
        assertThat(CODEC.decode(authorize("😀".repeat(20)))).isInstanceOf(Decoded.class);
        assertThat(CODEC.decode(authorize("😀".repeat(21)))).isInstanceOf(Rejected.class);
    }

    @Test
    void payloadOfACallResult_isNotJudgedHere() {
        assertThat(CODEC.decode("[3,\"1\",{\"anything\":[1,2]}]")).isInstanceOf(Decoded.class);
    }

    @Test
    void dataTransfer_isAllowedFromAChargePoint() {
        assertThat(CODEC.decode("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\"}]"))
                .isInstanceOf(Decoded.class);
    }

    @Test
    void manyFaults_areJudgedInLinearTime() {
        StringBuilder payload = new StringBuilder("{");
        for (int i = 0; payload.length() < 60_000; i++) {
            payload.append("\"f").append(i).append("\":1,");
        }
        payload.append("\"idTag\":\"A\"}");
        assertThat(CODEC.decode("[2,\"1\",\"Authorize\"," + payload + "]"))
                .isInstanceOfSatisfying(
                        Rejected.class, r -> assertThat(r.violation().pointer()).isEqualTo("/f0"));
    }

    private static String authorize(String idTag) {
        return "[2,\"1\",\"Authorize\",{\"idTag\":\"" + idTag + "\"}]";
    }
}
