// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.reset;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    @Test
    void c6_answerToThePendingCallIsRecorded() {
        ConnectionDriver cp = asked().sends("[3,\"m1\"," + ACCEPTED + "]");
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.ANSWERED);
        assertThat(cp.lastStatus().result()).isEqualTo(RawJson.of(ACCEPTED));
        assertThat(cp.count(Tally.UNMATCHED_ANSWER)).isZero();
    }

    @Test
    void k2_rejectedIsAnAnswerLikeAnother() {
        ConnectionDriver cp = asked().sends("[3,\"m1\",{\"status\":\"Rejected\"}]");
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.ANSWERED);
    }

    @Test
    void c6_callErrorRefuses() {
        CommandStatus status =
                asked().sends("[4,\"m1\",\"NotSupported\",\"no\",{\"a\":1}]").lastStatus();
        assertThat(status.state()).isEqualTo(CommandState.REFUSED);
        assertThat(status.error()).isEqualTo(new CommandError("NotSupported", "no", RawJson.of("{\"a\":1}")));
    }

    @Test
    void c6_answerForAForeignIdIsCountedAndDropped() {
        ConnectionDriver cp = asked().sends("[3,\"other\"," + ACCEPTED + "]");
        assertThat(cp.step()).containsExactly(new Output.Count(Tally.UNMATCHED_ANSWER));
        assertThat(cp.sends("[4,\"other\",\"GenericError\",\"\",{}]").step())
                .containsExactly(new Output.Count(Tally.UNMATCHED_ANSWER));
        assertThat(cp.sends("[3,\"m1\"," + ACCEPTED + "]").lastStatus().state()).isEqualTo(CommandState.ANSWERED);
    }

    @Test
    void c6_answerWithoutAnyCallIsCountedAndDropped() {
        assertThat(connected().sends("[3,\"m1\",{}]").step()).containsExactly(new Output.Count(Tally.UNMATCHED_ANSWER));
    }

    @Test
    void c6_answerBeforeTheFrameIsWrittenIsForNobody() {
        ConnectionDriver cp = connected().isAsked(reset()).sends("[3,\"m1\"," + ACCEPTED + "]");
        assertThat(cp.step()).containsExactly(new Output.Count(Tally.UNMATCHED_ANSWER));
        assertThat(cp.recorded().sent()).hasSize(1);
    }

    @Test
    void c6_resultThatBreaksTheSchemaFailsTheCallAndIsNotAnswered() {
        ConnectionDriver cp = asked().sends("[3,\"m1\",{\"status\":\"Perhaps\"}]");
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.REFUSED);
        assertThat(Objects.requireNonNull(cp.lastStatus().error()).code()).isEqualTo("PropertyConstraintViolation");
        assertThat(cp.lastStatus().result()).isEqualTo(RawJson.of("{\"status\":\"Perhaps\"}"));
        assertThat(cp.lastStatus().reason()).isEqualTo("the answer is not valid");
        assertThat(cp.sent()).isEmpty();
        assertThat(cp.count(Tally.RECEIVED)).isZero();
    }

    @Test
    void c6_malformedAnswerFailsTheCallAndIsNotAnswered() {
        ConnectionDriver cp = asked().sends("[3,\"m1\"]");
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.REFUSED);
        assertThat(cp.recorded().allSent()).hasSize(1);
    }

    @Test
    void c6_malformedAnswerToNothingIsCounted() {
        assertThat(connected().sends("[3]").sends("[3,\"zz\"]").count(Tally.UNMATCHED_ANSWER))
                .isEqualTo(2);
    }

    @Test
    void c6_secondAnswerIsDropped() {
        ConnectionDriver cp = asked().sends("[3,\"m1\"," + ACCEPTED + "]");
        assertThat(cp.sends("[3,\"m1\"," + ACCEPTED + "]").step())
                .containsExactly(new Output.Count(Tally.UNMATCHED_ANSWER));
    }

    @Test
    void c6_answerAfterTheTimeOutIsReportedOnce() {
        ConnectionDriver cp = asked().pongs().after(Duration.ofSeconds(30));
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.TIMED_OUT);
        cp.recorded().sends("[3,\"m1\"," + ACCEPTED + "]");
        Output.ReportLateAnswer report = cp.last(Output.ReportLateAnswer.class);
        assertThat(report.timedOut().state()).isEqualTo(CommandState.TIMED_OUT);
        assertThat(report.answer()).isEqualTo(RawJson.of(ACCEPTED));
        cp.sends("[3,\"m1\"," + ACCEPTED + "]");
        assertThat(cp.all(Output.ReportLateAnswer.class)).hasSize(1);
        assertThat(cp.count(Tally.UNMATCHED_ANSWER)).isEqualTo(2);
    }

    @Test
    void c6_callErrorAfterTheTimeOutIsReportedAsOne() {
        ConnectionDriver cp =
                asked().pongs().after(Duration.ofSeconds(30)).sends("[4,\"m1\",\"GenericError\",\"x\",{}]");
        assertThat(cp.last(Output.ReportLateAnswer.class).timedOut().error())
                .isEqualTo(new CommandError("GenericError", "x", RawJson.EMPTY_OBJECT));
    }

    @Test
    void c6_malformedAnswerAfterTheTimeOutIsReportedAsSuch() {
        ConnectionDriver cp = asked().pongs().after(Duration.ofSeconds(30)).sends("[3,\"m1\"]");
        CommandError error = cp.last(Output.ReportLateAnswer.class).timedOut().error();
        assertThat(Objects.requireNonNull(error).code()).isEqualTo("FormationViolation");
    }

    private static ConnectionDriver asked() {
        return connected().isAsked(reset()).recorded();
    }
}
