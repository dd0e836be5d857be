// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "*, '', true",
                "*, /a/0/b, true",
                "'', '', true",
                "'', a, false",
                "a, a, true",
                "a, ab, false",
                "ab, a, false",
                "a*, a, true",
                "*a, ba, true",
                "*a, ab, false",
                "/a/*/c, /a/0/c, true",
                "/a/*/c, /a/0/b/c, true",
                "/a/*/c, /a/c, false",
                "*b*b, abab, true",
                "a**c, abc, true",
                ".*, x, false",
                "/a/?, /a/b, false"
            })
    void starStandsForAnything(String pattern, String text, boolean fits) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(fits);
    }

    @Test
    void manyStars_takeNoExponentialTime() {
        assertThat(Glob.matches("*a".repeat(100) + "b", "a".repeat(20_000))).isFalse();
    }
}
