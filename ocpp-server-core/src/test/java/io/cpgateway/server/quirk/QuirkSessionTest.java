// SPDX-License-Identifier: MIT
package io.cpgateway.server.quirk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.quirk.QuirkSession.Oddity;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** C12: charge points as they are in the field charge, and where nothing is forgiven they are told what is wrong. */
class QuirkSessionTest {
    @ParameterizedTest(name = "{1}: {2}")
    @CsvFileSource(resources = "quirks.csv", delimiter = ';', quoteCharacter = '`', numLinesToSkip = 1)
    void c12_bug9_forgiven_theSessionIsCompleted_andTheToleranceReported(ArgumentsAccessor quirk) {
        Oddity odd = oddity(quirk);
        try (QuirkSession session = new QuirkSession(Leniency.builtIn(), quirk.getString(1))) {
            String forgiven = session.completes(odd);
            if (!odd.isAnswer()) {
                assertThat(forgiven).contains(quirk.getString(6) + ":" + quirk.getString(7) + ":" + quirk.getString(8));
            }
        }
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvFileSource(resources = "quirks.csv", delimiter = ';', quoteCharacter = '`', numLinesToSkip = 1)
    void c12_strict_itIsRefused_withWhatIsWrongAndWhere(ArgumentsAccessor quirk) {
        Oddity odd = oddity(quirk);
        String code = quirk.getString(5);
        String pointer = quirk.getString(6);
        String description = quirk.getString(9);
        try (QuirkSession session = new QuirkSession(Leniency.NONE, quirk.getString(1))) {
            session.comesTo(odd);
            if (odd.isAnswer()) {
                assertThat(session.answers(odd)).satisfies(status -> {
                    assertThat(status.state()).isEqualTo(CommandState.REFUSED);
                    assertThat(status.error()).isEqualTo(new CommandError(code, description, RawJson.EMPTY_OBJECT));
                });
                return;
            }
            assertThat(session.isRefused(odd)).isEqualTo("\"" + code + "\",\"" + description + "\",{}");
            assertThat(session.chargePoint.events("ocpp.rejected"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.attributes())
                            .containsEntry("errorcode", code)
                            .containsEntry("errorpointer", pointer)
                            .containsEntry("errorkeyword", quirk.getString(7)));
            assertThat(session.chargePoint.sends("Heartbeat", "{}")).contains("currentTime");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "harmless-quirks.csv", delimiter = ';', quoteCharacter = '`', numLinesToSkip = 1)
    void whatTheSchemasAllow_needsNoLeniency(String what, String action, String payload) {
        try (QuirkSession session = new QuirkSession(Leniency.NONE, "Anybody")) {
            assertThat(session.completes(new Oddity(action, payload))).as(what).doesNotContain(":");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "nothing where a number should be;[2,\"x\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":,"
                        + "\"meterValue\":[]}];[4,\"x\",\"FormationViolation\"",
                "cut off;[2,\"x\",\"Heartbeat\",{;[4,\"x\",\"FormationViolation\"",
                "stray quote;[2,\"x\",\"Heartbeat\",\"{}];[4,\"x\",\"FormationViolation\"",
                "raw NUL;[2,\"x\",\"DataTransfer\",{\"vendorId\":\"a\u0000b\"}];[4,\"x\",\"FormationViolation\"",
                "answer cut off;[3,\"x\",{\"configurationKey\":[];``",
                "answer to nothing;[3,\"x\",{}];``",
                "leading comma;[,2,\"x\",\"Heartbeat\",{}];``",
                "empty text;``;``"
            })
    void c7_whatIsNoJson_doesNotEndTheSession(String what, String frame, String answer) {
        try (QuirkSession session = new QuirkSession(Leniency.builtIn(), "Anybody")) {
            session.chargePoint.sendsFrame(frame);
            if (answer.isEmpty()) {
                assertThat(session.chargePoint.hasReceivedNothing()).as(what).isTrue();
            } else {
                assertThat(session.chargePoint.receives()).as(what).startsWith(answer);
            }
            assertThat(session.chargePoint.sends("Heartbeat", "{}")).contains("currentTime");
        }
    }

    @Test
    void c6_anAnswerWithAnotherId_answersNoCommand() {
        try (QuirkSession session = new QuirkSession(Leniency.builtIn(), "Anybody")) {
            session.chargePoint.submit("ClearCache", "{}");
            String messageId = session.chargePoint.receives().replaceAll("^\\[2,\"([^\"]+)\".*", "$1");
            session.chargePoint.sendsFrame("[3,\"" + messageId + "0\",{\"status\":\"Accepted\"}]");
            assertThat(commandStates(session)).endsWith("SENT");
            session.chargePoint.sendsFrame("[3,\"" + messageId + "\",{\"status\":\"Accepted\"}]");
            assertThat(commandStates(session)).endsWith("ANSWERED");
        }
    }

    @Test
    void everyBuiltInProfile_isPlayedHere() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("quirks.csv"))) {
            String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(lines.lines()
                            .skip(1)
                            .map(line -> line.substring(0, line.indexOf(';')))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(Leniency.builtIn().entries().stream()
                            .map(entry -> entry.profile().name())
                            .toList());
        }
    }

    private static List<String> commandStates(QuirkSession session) {
        return session.chargePoint.events("command.status").stream()
                .map(event -> Objects.requireNonNull(event.attributes().get("commandstate")))
                .toList();
    }

    private static Oddity oddity(ArgumentsAccessor quirk) {
        return new Oddity(Objects.requireNonNull(quirk.getString(3)), Objects.requireNonNull(quirk.getString(4)));
    }
}
