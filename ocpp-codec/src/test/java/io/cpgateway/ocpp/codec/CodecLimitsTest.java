// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.model.v16.Ocpp16;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecLimitsTest {
    @ParameterizedTest
    @CsvSource({"0,1,1,1,1", "1,0,1,1,1", "1,1,-1,1,1", "1,1,1,0,1", "1,1,1,1,0", "1,501,1,1,1"})
    void limitThatMakesNoSense_isRefused(int bytes, int depth, int string, int tokens, int number) {
        assertThatThrownBy(() -> new CodecLimits(bytes, depth, string, tokens, number))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void depth_isInclusive_andCountsTheFrame() {
        OcppCodec codec = codec(new CodecLimits(1000, 4, 100, 100, 10));
        assertThat(codec.decode("[3,\"1\",{\"a\":[[]]}]")).isInstanceOf(Decoded.class);
        assertLimit(codec, "[3,\"1\",{\"a\":[[[]]]}]");
    }

    @Test
    void tokens_strings_andNumbers_areBounded() {
        OcppCodec codec = codec(new CodecLimits(1000, 8, 24, 20, 4));
        assertThat(codec.decode("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"" + "x".repeat(24) + "\"}]"))
                .isInstanceOf(Decoded.class);
        assertLimit(codec, "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"" + "x".repeat(25) + "\"}]");
        assertLimit(codec, "[2,\"1\",\"DataTransfer\",{\"" + "n".repeat(100) + "\":1}]");
        assertLimit(codec, "[2,\"1\",\"DataTransfer\",{\"a\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]}]");
        assertLimit(codec, "[2,\"1\",\"DataTransfer\",{\"a\":12345}]");
        assertLimit(codec, "[2,\"1\",\"DataTransfer\",{\"a\":1e5}]");
    }

    @Test
    void longestText_mayBeOneString() {
        CodecLimits limits = CodecLimits.DEFAULTS.withMaxBytes(200_000);
        String frame = "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + "x".repeat(190_000) + "\"}]";
        assertThat(codec(limits).decode(frame)).isInstanceOf(Decoded.class);
        assertThat(codec(CodecLimits.DEFAULTS).decode(frame)).isInstanceOf(Fatal.class);
    }

    private static OcppCodec codec(CodecLimits limits) {
        return OcppCodec.of(Ocpp16.PROTOCOL, limits, ErrorMapping.DEFAULT);
    }

    private static void assertLimit(OcppCodec codec, String frame) {
        assertThat(codec.decode(frame)).isInstanceOfSatisfying(Rejected.class, r -> {
            assertThat(r.messageId()).isEqualTo("1");
            assertThat(r.violation().keyword()).isEqualTo(Violation.LIMIT);
        });
    }
}
