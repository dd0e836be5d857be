// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The books of commands: what a backend handed in, what charge points carried out, and all of {@code ocpp.command-status}.
 * To be closed when the last one had time to end. Immutable.
 *
 * @param issued what was handed in
 * @param executions what was carried out, each time
 * @param statuses what was reported
 */
public record CommandLedger(List<IssuedCommand> issued, List<Execution> executions, List<LedgerEvent> statuses) {
    /** How long a frame may be on its way from the gateway's decision to the charge point. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private static final String SENT = "SENT";
    private static final Set<String> NEVER_SENT = Set.of("EXPIRED", "REJECTED");

    /**
     * A charge point carried a command out.
     *
     * @param commandId which
     * @param chargePoint who
     * @param at when the CALL arrived
     */
    public record Execution(String commandId, String chargePoint, Instant at) {}

    /** Copies the lists. */
    public CommandLedger {
        issued = List.copyOf(issued);
        executions = List.copyOf(executions);
        statuses = List.copyOf(statuses);
    }

    /** What is wrong; empty if every promise was kept. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<LedgerEvent>> reported = reported();
        Map<String, List<Execution>> carriedOut =
                executions.stream().collect(Collectors.groupingBy(Execution::commandId));
        for (IssuedCommand command : issued) {
            List<LedgerEvent> states = reported.getOrDefault(command.id(), List.of());
            List<Execution> done = carriedOut.getOrDefault(command.id(), List.of());
            end(command, states, done, findings);
            sending(command, states, done, findings);
        }
        return findings;
    }

    /** Whether every command that was handed in has ended; the gateway has commands of its own besides. */
    public boolean haveEnded() {
        Map<String, String> ends = ends();
        return issued.stream().map(IssuedCommand::id).allMatch(ends::containsKey);
    }

    /** The state in which each command ended, as far as it did. */
    public Map<String, String> ends() {
        Map<String, String> ends = new LinkedHashMap<>();
        reported()
                .forEach((id, states) ->
                        states.stream().filter(CommandLedger::isFinal).forEach(status -> ends.put(id, state(status))));
        return ends;
    }

    /** Each state once, although reported at least once (K2); answers that came too late change nothing. */
    private Map<String, List<LedgerEvent>> reported() {
        return statuses.stream()
                .filter(status -> status.attribute("late").isEmpty())
                .collect(Collectors.toMap(
                        LedgerEvent::id, status -> status, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .collect(Collectors.groupingBy(status -> status.attribute("commandid")));
    }

    private static void end(
            IssuedCommand command, List<LedgerEvent> states, List<Execution> done, List<Finding> findings) {
        List<String> ends = states.stream()
                .filter(CommandLedger::isFinal)
                .map(CommandLedger::state)
                .toList();
        if (ends.size() != 1) {
            findings.add(finding("K2", command, "it ended " + ends.size() + " times: " + names(states)));
            return;
        }
        if (!isFinal(states.get(states.size() - 1))) {
            findings.add(finding("K2", command, "something follows its end: " + names(states)));
        }
        String end = ends.get(0);
        if (end.equals("ANSWERED") && done.isEmpty()) {
            findings.add(finding("K2", command, "it was answered, and nobody carried it out"));
        }
        if (NEVER_SENT.contains(end) && !done.isEmpty() && !command.readOnly()) {
            findings.add(finding("K3", command, "it ended " + end + ", and was carried out"));
        }
    }

    private static void sending(
            IssuedCommand command, List<LedgerEvent> states, List<Execution> done, List<Finding> findings) {
        List<LedgerEvent> sent =
                states.stream().filter(status -> state(status).equals(SENT)).toList();
        if (done.size() > 1 && !command.readOnly()) {
            findings.add(finding("K4", command, "it was carried out " + done.size() + " times: " + names(states)));
        }
        if (done.size() > sent.size()) {
            findings.add(finding(
                    "K4",
                    command,
                    "it was carried out " + done.size() + " times, and sent by " + sent.size() + " records"));
        }
        for (LedgerEvent status : sent) {
            Instant at = Instant.parse(status.data().path("updatedAt").asString());
            if (at.isAfter(command.notAfter())) {
                findings.add(finding("K3", command, "it was sent at " + at + ", after " + command.notAfter()));
            }
        }
        for (Execution execution : done) {
            if (!execution.chargePoint().equals(command.chargePoint())) {
                findings.add(finding("K2", command, "it was carried out by " + execution.chargePoint()));
            }
            if (execution.at().isAfter(command.notAfter().plus(ON_ITS_WAY))) {
                findings.add(finding("K3", command, "it came at " + execution.at() + ", after " + command.notAfter()));
            }
        }
    }

    private static boolean isFinal(LedgerEvent status) {
        return status.data().path("final").asBoolean();
    }

    private static String state(LedgerEvent status) {
        return status.attribute("commandstate");
    }

    private static List<String> names(List<LedgerEvent> states) {
        return states.stream().map(CommandLedger::state).toList();
    }

    private static Finding finding(String rule, IssuedCommand command, String what) {
        return Finding.of(rule, command.chargePoint(), what, command.id());
    }
}
