// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.Attempt;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the charge point is asked: one CALL at a time (C4), recorded as sent before it is written (K4), its outcome
 * recorded before the next. Confined to its connection.
 */
final class OutboundCalls {
    /** How long after its time-out a sent command may still be settled by this connection. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int LATE_KEPT = 4;

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final RegistrationGate gate;
    private final long epoch;
    private final String node;
    private final Supplier<String> messageIds;
    private final CommandWrites writes = new CommandWrites();
    private final Deque<CommandStatus> timedOut = new ArrayDeque<>(LATE_KEPT);
    private @Nullable Pending pending;
    private boolean asked;
    private boolean askAgain;
    private boolean ended;

    private record Pending(CommandStatus sent, Action<?, ?> action, Instant deadline) {
        boolean isFor(String messageId) {
            Attempt attempt = sent.attempt();
            return attempt != null && attempt.messageId().equals(messageId);
        }
    }

    OutboundCalls(
            ConnectionSettings settings,
            Dialect dialect,
            RegistrationGate gate,
            long epoch,
            String node,
            Supplier<String> messageIds) {
        this.settings = settings;
        this.dialect = dialect;
        this.gate = gate;
        this.epoch = epoch;
        this.node = node;
        this.messageIds = messageIds;
    }

    /** Something may be waiting. */
    void woken(Step step) {
        if (ended) {
            return;
        }
        if (asked || writes.isBusy() || pending != null) {
            askAgain = true;
            return;
        }
        asked = true;
        askAgain = false;
        step.emit(new Output.TakeNextCommand());
    }

    /** What the mailbox has next. */
    void next(Step step, @Nullable CommandStatus status) {
        asked = false;
        if (ended) {
            return;
        }
        if (status == null) {
            if (askAgain) {
                woken(step);
            }
            return;
        }
        Action<?, ?> action =
                dialect.protocol().action(status.command().action()).orElse(null);
        if (status.state() == CommandState.SENT) {
            write(step, status, orphaned(step, status, action));
        } else if (action == null) {
            write(step, status, to(step, status, CommandState.EXPIRED).because("not an action of this version"));
        } else if (isOver(step, status)) {
            write(step, status, to(step, status, CommandState.EXPIRED));
        } else if (gate.mayBeSent(action)) {
            send(step, status, action);
        }
    }

    void result(Step step, CallResult result) {
        Pending asking = pendingFor(step, result.messageId(), result.payload());
        if (asking == null) {
            return;
        }
        Violation violation =
                dialect.checkResponse(asking.action, result.payload()).orElse(null);
        if (violation == null) {
            settle(step, asking, to(step, asking.sent, CommandState.ANSWERED).with(result.payload()));
        } else {
            settle(step, asking, invalid(step, asking, violation).with(result.payload()));
        }
    }

    void error(Step step, CallError error) {
        Pending asking = pendingFor(step, error.messageId(), error.details());
        if (asking != null) {
            CommandError failure = new CommandError(error.code(), error.description(), error.details());
            settle(step, asking, to(step, asking.sent, CommandState.REFUSED).with(failure));
        }
    }

    /** An answer that is no valid frame fails what it answers, and is never answered itself (C6). */
    void badAnswer(Step step, Rejected rejected) {
        String messageId = rejected.messageId();
        Pending asking = messageId == null ? null : pendingFor(step, messageId, RawJson.EMPTY_OBJECT);
        if (asking != null) {
            settle(step, asking, invalid(step, asking, rejected.violation()));
        } else if (messageId == null) {
            step.count(Tally.UNMATCHED_ANSWER);
        }
    }

    void advanced(Step step, Input.CommandAdvanced.Outcome outcome) {
        switch (outcome) {
            case RECORDED -> writes.recorded(step);
            case LOST -> writes.lost(step);
            case FAILED -> writes.failed(step, ended);
        }
    }

    void timePassed(Step step) {
        writes.timePassed(step);
        Pending asking = pending;
        if (asking != null && !step.now().isBefore(asking.deadline)) {
            if (timedOut.size() == LATE_KEPT) {
                timedOut.removeFirst();
            }
            timedOut.addLast(asking.sent);
            settle(step, asking, to(step, asking.sent, CommandState.TIMED_OUT));
        }
    }

    /** The connection is over: what was sent has no outcome (K4). */
    void end(Step step) {
        ended = true;
        Pending asking = pending;
        if (asking != null) {
            settle(step, asking, orphaned(step, asking.sent, asking.action));
        }
    }

    boolean isIdle() {
        return pending == null && !writes.isBusy();
    }

    boolean isSettled() {
        return !writes.isBusy();
    }

    @Nullable
    Instant deadline() {
        Instant retry = writes.retryAt();
        return pending == null ? retry : Deadlines.earliest(pending.deadline, retry);
    }

    private void send(Step step, CommandStatus waiting, Action<?, ?> action) {
        Attempt attempt = new Attempt(
                messageIds.get(), epoch, step.now().plus(settings.callTimeout()).plus(GRACE));
        CommandStatus sent = to(step, waiting, CommandState.SENT).with(attempt);
        writes.begin(step, waiting, sent, recorded -> write(recorded, sent, attempt, action), this::woken);
    }

    private void write(Step step, CommandStatus sent, Attempt attempt, Action<?, ?> action) {
        if (ended) {
            write(
                    step,
                    sent,
                    to(step, sent, CommandState.QUEUED).because("the connection ended before it was written"));
        } else if (isOver(step, sent)) {
            write(step, sent, to(step, sent, CommandState.EXPIRED).because("recorded too late to be written"));
        } else {
            dialect.triggeredBy(sent.command()).ifPresent(gate::triggered);
            pending = new Pending(sent, action, step.now().plus(settings.callTimeout()));
            step.emit(new Output.SendFrame(
                    new Call(attempt.messageId(), action.name(), sent.command().payload())));
        }
    }

    private void settle(Step step, Pending asking, CommandStatus outcome) {
        pending = null;
        write(step, asking.sent, outcome);
    }

    private void write(Step step, CommandStatus from, CommandStatus to) {
        writes.begin(step, from, to, this::woken, this::woken);
    }

    private CommandStatus orphaned(Step step, CommandStatus sent, @Nullable Action<?, ?> action) {
        Attempt attempt = sent.attempt();
        boolean neverWritten = pending == null && attempt != null && attempt.epoch() == epoch;
        if (neverWritten || (action != null && action.is(Trait.READ_ONLY))) {
            return to(step, sent, CommandState.QUEUED).because("the connection ended before an answer");
        }
        return to(step, sent, CommandState.UNKNOWN_OUTCOME).because("the connection ended before an answer");
    }

    private CommandStatus invalid(Step step, Pending asking, Violation violation) {
        String code = dialect.protocol().spelling(violation.code());
        return to(step, asking.sent, CommandState.REFUSED)
                .with(new CommandError(code, violation.description(), RawJson.EMPTY_OBJECT))
                .because("the answer is not valid");
    }

    private CommandStatus to(Step step, CommandStatus from, CommandState state) {
        return from.to(state, step.now(), node);
    }

    private boolean isOver(Step step, CommandStatus status) {
        return !step.now().isBefore(status.command().notAfter());
    }

    /** The pending CALL of that id; else the answer is counted, and reported if it is only late (C6). */
    private @Nullable Pending pendingFor(Step step, String messageId, RawJson answer) {
        Pending asking = pending;
        if (asking != null && asking.isFor(messageId)) {
            return asking;
        }
        step.count(Tally.UNMATCHED_ANSWER);
        timedOut.stream()
                .filter(s -> s.attempt() != null && s.attempt().messageId().equals(messageId))
                .findFirst()
                .ifPresent(s -> {
                    timedOut.remove(s);
                    step.emit(new Output.ReportLateAnswer(s, answer));
                });
        return null;
    }
}
