// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.spi.CommandState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every command of OCPP 1.6, once as it should be and once as it should not. */
class CertificationCommandTest {
    private final CertifiedSession session = new CertifiedSession().booted();

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "commands.csv", delimiter = ';', quoteCharacter = '`', numLinesToSkip = 1)
    void k2_everyCommand_reachesTheChargePoint_andOnlyIfItIsValid(
            String action, String payload, String answer, String bad, String pointer, String keyword) {
        session.chargePoint.isTold(action, payload, answer);
        assertThat(session.chargePoint.submit(action, bad))
                .isInstanceOfSatisfying(Submission.Invalid.class, invalid -> {
                    assertThat(invalid.status().state()).isEqualTo(CommandState.REJECTED);
                    assertThat(invalid.violation().pointer()).isEqualTo(pointer);
                    assertThat(invalid.violation().keyword()).isEqualTo(keyword);
                });
        assertThat(session.chargePoint.hasReceivedNothing()).isTrue();
    }

    @Test
    void noCommandIsForgotten() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("commands.csv"))) {
            String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(lines.lines().skip(1).map(line -> line.substring(0, line.indexOf(';'))))
                    .containsExactlyInAnyOrderElementsOf(Ocpp16.PROTOCOL.actions().stream()
                            .filter(action -> action.direction().toChargePoint())
                            .map(Action::name)
                            .toList());
        }
    }
}
