// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.Rejected.Origin;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** One line of the table per bad frame: what it is refused with, exactly. A dash stands for nothing. */
class BadFrameTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    @ParameterizedTest(name = "{6}")
    @CsvFileSource(
            resources = "bad-frames.csv",
            delimiter = ';',
            quoteCharacter = '`',
            commentCharacter = '#',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = false)
    void c7_badFrame_isRefusedWithTheFirstFault(
            Origin origin, String id, String action, ErrorCode code, String keyword, String pointer, String frame) {
        DecodeResult result = CODEC.decode(frame);

        assertThat(result).isInstanceOfSatisfying(Rejected.class, rejected -> {
            Violation violation = rejected.violation();
            assertThat(new Rejected(
                            rejected.origin(),
                            rejected.messageId(),
                            rejected.action(),
                            new Violation(violation.code(), violation.pointer(), violation.keyword(), "")))
                    .isEqualTo(new Rejected(
                            origin, orNull(id), orNull(action), new Violation(code, orEmpty(pointer), keyword, "")));
            assertThat(violation.description())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(255)
                    .matches("\\P{Cntrl}*");
        });
        assertThat(CODEC.decode(frame.getBytes(StandardCharsets.UTF_8))).isEqualTo(result);
    }

    private static @Nullable String orNull(String cell) {
        return cell.equals("-") ? null : cell;
    }

    private static String orEmpty(String cell) {
        return cell.equals("-") ? "" : cell;
    }
}
