// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cpgateway.ocpp.codec.GoldenFrames.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Frames as charge points in the field send them, one JSON object a line: {@code name}, {@code frame}, {@code answers}
 * (the action that a CALLRESULT answers), {@code profile} (a built-in one), and what becomes of it: {@code strict}, {@code
 * lenient}, and with tolerances the {@code repaired} payload; {@code typed} is false where the record cannot hold it.
 */
class GoldenFrameTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final List<String> FILES = List.of("vendors", "values", "times", "frames");

    static Stream<Arguments> frames() {
        return FILES.stream().flatMap(GoldenFrameTest::lines).map(line -> {
            JsonNode golden = MAPPER.readTree(line);
            return arguments(golden.get("name").asString(), golden);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void c12_frame_isJudgedAsWritten(String name, JsonNode golden) {
        String frame = golden.get("frame").asString();
        String answers = text(golden, "answers");
        Result strict = GoldenFrames.judge(frame, answers, null);
        assertThat(strict.outcome()).as("strict").isEqualTo(golden.get("strict").asString());
        String profile = text(golden, "profile");
        if (profile != null) {
            Result lenient = GoldenFrames.judge(frame, answers, profile);
            assertThat(lenient.outcome())
                    .as("lenient")
                    .isEqualTo(golden.get("lenient").asString());
            assertThat(lenient.repaired()).isEqualTo(golden.path("repaired").asString(""));
            assertThat(lenient.typed())
                    .isEqualTo(lenient.outcome().startsWith("ok")
                            && golden.path("typed").asBoolean(true));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void repairedPayload_needsNoFurtherRepair(String name, JsonNode golden) {
        String answers = text(golden, "answers");
        String profile = text(golden, "profile");
        if (golden.has("repaired") && profile != null) {
            String frame = golden.get("frame").asString();
            String repaired = golden.get("repaired").asString();
            String again = frame.substring(0, frame.indexOf('{')) + repaired + "]";
            Result result = GoldenFrames.judge(again, answers, profile);
            assertThat(result.outcome()).doesNotContain("coerce", "ignore", "default", "truncate");
        }
    }

    @Test
    void everyBuiltInProfile_hasAFrameThatNeedsIt() {
        List<String> needed = frames().map(a -> (JsonNode) a.get()[1])
                .filter(golden -> golden.has("repaired"))
                .map(golden -> golden.get("profile").asString())
                .distinct()
                .toList();
        assertThat(Leniency.builtIn().entries())
                .allMatch(e -> needed.contains(e.profile().name()));
    }

    private static @Nullable String text(JsonNode golden, String name) {
        return golden.has(name) ? golden.get(name).asString() : null;
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = GoldenFrameTest.class.getResourceAsStream("golden/" + file + ".jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
