// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.ledger.CommandLedger.Execution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every check of commands finds what it is there for. */
class CommandLedgerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<LedgerEvent> statuses = new ArrayList<>();
    private final List<Execution> executions = new ArrayList<>();

    @Test
    void oneEnd_oneExecution_isInOrder_alsoIfReportedTwice() {
        states("ACCEPTED", "SENT", "ANSWERED").executed(0);
        statuses.addAll(List.copyOf(statuses));
        assertThat(ledger(false).findings()).isEmpty();
        assertThat(ledger(false).ends()).isEqualTo(Map.of("c-1", "ANSWERED"));
    }

    @Test
    void k2_noEnd_orTwo_areFound() {
        assertFound("K2", "it ended 0 times");
        states("ACCEPTED", "SENT", "TIMED_OUT", "UNKNOWN_OUTCOME").executed(0);
        assertFound("K2", "it ended 2 times");
    }

    @Test
    void k2_aStateAfterTheEnd_isFound() {
        states("ACCEPTED", "EXPIRED", "QUEUED");
        assertFound("K2", "something follows its end");
    }

    @Test
    void k2_anAnswerOfNobody_orOfAnother_isFound() {
        states("ACCEPTED", "SENT", "ANSWERED");
        assertFound("K2", "nobody carried it out");
        executions.add(new Execution("c-1", "CP-2", NOW));
        assertFound("K2", "it was carried out by CP-2");
    }

    @Test
    void k3_tooLate_isFound() {
        states("ACCEPTED", "SENT", "ANSWERED").executed(70);
        assertFound("K3", "it came at");
        statuses.clear();
        status("SENT", NOW.plusSeconds(61), 1);
        assertFound("K3", "it was sent at");
    }

    @Test
    void k3_whatExpired_wasNotCarriedOut() {
        states("ACCEPTED", "SENT", "QUEUED", "EXPIRED").executed(0);
        assertFound("K3", "it ended EXPIRED, and was carried out");
        assertThat(ledger(true).findings()).isEmpty();
    }

    @Test
    void k4_twice_isFound_unlessItChangesNothing() {
        states("ACCEPTED", "SENT", "QUEUED", "SENT", "ANSWERED").executed(0).executed(1);
        assertFound("K4", "it was carried out 2 times");
        assertThat(ledger(true).findings()).isEmpty();
    }

    @Test
    void k4_whatWasNotReportedAsSent_isFound() {
        states("ACCEPTED", "ANSWERED").executed(0);
        assertFound("K4", "sent by 0 records");
    }

    private CommandLedgerTest states(String... states) {
        for (int i = 0; i < states.length; i++) {
            status(states[i], NOW, i);
        }
        return this;
    }

    private void status(String state, Instant at, int number) {
        boolean end = !List.of("ACCEPTED", "QUEUED", "SENT").contains(state);
        statuses.add(new LedgerEvent(
                "ocpp.command-status-0@" + statuses.size(),
                "CP-1",
                Map.of("id", "c-1/" + state + "/" + number, "commandid", "c-1", "commandstate", state),
                "{\"final\":" + end + ",\"updatedAt\":\"" + at + "\"}"));
    }

    private CommandLedgerTest executed(int second) {
        executions.add(new Execution("c-1", "CP-1", NOW.plusSeconds(second)));
        return this;
    }

    private CommandLedger ledger(boolean readOnly) {
        return new CommandLedger(
                List.of(new IssuedCommand("c-1", "CP-1", readOnly, NOW.plusSeconds(60))), executions, statuses);
    }

    private void assertFound(String rule, String what) {
        assertThat(ledger(false).findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.what()).contains(what);
            assertThat(finding.ids()).containsExactly("c-1");
        });
    }
}
