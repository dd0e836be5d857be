// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.rpc.Frame;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is received is forwarded byte by byte, and what is sent is JSON whatever the strings hold. */
class RawPayloadTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vendorId\":\"v\"}",
                "{ \"vendorId\" :\t\"v\" ,\r\n \"data\" : \"\" }",
                "{\"vendorId\":\"\\u0076\\/\\\"]}\"}",
                "{\"vendorId\":\"\\ud83d\\ude00😀é\"}",
                "{\"data\":\"[2,{}]\",\"vendorId\":\"v\"}",
                "{\"vendorId\":\"\\ud800\"}"
            })
    void payload_isKeptByteByByte(String payload) {
        for (String around : new String[] {"", " ", "\r\n\t"}) {
            String frame = "[2,\"é\",\"DataTransfer\"," + around + payload + around + "]" + around;
            assertThat(CODEC.decode(frame))
                    .isInstanceOfSatisfying(
                            Decoded.class,
                            d -> assertThat(((Call) d.frame()).payload()).isEqualTo(RawJson.of(payload)));
            String answer = "[3,\"é\"," + around + payload + around + "]" + around;
            assertThat(CODEC.decode(answer.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(new Decoded(new CallResult("é", RawJson.of(payload))));
        }
    }

    static Stream<Frame> frames() {
        RawJson data = RawJson.of("{ \"vendorId\" : \"v\\u0041\" }");
        return Stream.of(
                new Call("1", "Heartbeat", RawJson.EMPTY_OBJECT),
                new Call("a\"b\\c\n\u0000\u007f/é😀", "DataTransfer", data),
                new Call("\ud83d", "DataTransfer", data),
                new CallResult("\t", data),
                new CallError("1", "Odd\"Code", "said \"no\"\r\n\u2028\ude00", data),
                new CallError("1", "GenericError", "", RawJson.EMPTY_OBJECT));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void whatIsEncoded_isDecodedToTheSame(Frame frame) {
        assertThat(CODEC.decode(CODEC.encode(frame))).isEqualTo(new Decoded(frame));
        assertThat(CODEC.decode(CODEC.encodeUtf8(frame))).isEqualTo(new Decoded(frame));
    }

    @Test
    void frames_areWrittenWithoutBlanks() {
        assertThat(CODEC.encode(new Call("1", "Reset", RawJson.of("{\"type\":\"Hard\"}"))))
                .isEqualTo("[2,\"1\",\"Reset\",{\"type\":\"Hard\"}]");
        assertThat(CODEC.encode(new CallResult("1", RawJson.EMPTY_OBJECT))).isEqualTo("[3,\"1\",{}]");
        assertThat(CODEC.encode(new CallError("1", "InternalError", "a\u0001b", RawJson.EMPTY_OBJECT)))
                .isEqualTo("[4,\"1\",\"InternalError\",\"a\\u0001b\",{}]");
    }

    @Test
    void c7_descriptionBeyondItsLimit_isCutWhenWritten() {
        String text = CODEC.encode(new CallError("1", "InternalError", "x".repeat(300), RawJson.EMPTY_OBJECT));
        assertThat(text).isEqualTo("[4,\"1\",\"InternalError\",\"" + "x".repeat(255) + "\",{}]");
    }
}
