// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Invalid;
import io.cpgateway.ocpp.codec.Judgement;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.codec.Valid;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.Attempt;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the charge point is asked: one CALL at a time (C4), recorded as sent before it is written (K4), its outcome
 * recorded before the next. Confined to its connection.
 */
final class OutboundCalls {
    /** How long after its time-out a sent command may still be settled by this connection. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final Duration callTimeout;
    private final Dialect dialect;
    private final RegistrationGate gate;
    private final long epoch;
    private final CommandStates states;
    private final Supplier<String> messageIds;
    private final CommandWrites writes = new CommandWrites();
    private final LateAnswers late = new LateAnswers();
    private Backoff questions = new Backoff(FIRST_DELAY);
    private Backoff losses = new Backoff(FIRST_DELAY);
    private @Nullable Attempt unwritten;
    private @Nullable Pending pending;
    private @Nullable Instant askAt;
    private boolean asked;
    private boolean askAgain;
    private boolean lostBefore;
    private boolean ended;

    private record Pending(CommandStatus sent, String messageId, Action<?, ?> action, Instant deadline) {}

    OutboundCalls(Duration callTimeout, Dialect dialect, RegistrationGate gate, long epoch, Identifiers identifiers) {
        this.callTimeout = callTimeout;
        this.dialect = dialect;
        this.gate = gate;
        this.epoch = epoch;
        this.states = new CommandStates(dialect.protocol(), identifiers.node());
        this.messageIds = identifiers.messageIds();
    }

    /** Something may be waiting. */
    void woken(Step step) {
        if (ended) {
            return;
        }
        if (asked || !isIdle()) {
            askAgain = true;
            return;
        }
        asked = true;
        askAgain = false;
        askAt = null;
        step.emit(new Output.TakeNextCommand());
    }

    /** What the mailbox has next. */
    void next(Step step, @Nullable CommandStatus status) {
        asked = false;
        questions = new Backoff(FIRST_DELAY);
        if (ended) {
            return;
        }
        if (status != null) {
            consider(step, status);
        }
        if (askAgain && isIdle()) {
            woken(step);
        }
    }

    /** The mailbox could not say. */
    void mailboxAway(Step step) {
        asked = false;
        askAt = ended ? null : questions.failed(step.now());
    }

    void result(Step step, CallResult result, LeniencyProfile leniency) {
        Pending asking = pendingFor(result.messageId());
        if (asking == null) {
            late.arrived(step, result.messageId(), result.payload());
            return;
        }
        Judgement judgement = dialect.judgeResponse(asking.action, result.payload(), leniency);
        CommandStatus outcome = judgement instanceof Invalid invalid
                ? states.invalid(asking.sent, invalid.violation(), step.now())
                : states.answered(asking.sent, (Valid) judgement, step.now());
        settle(step, asking, outcome.with(result.payload()));
    }

    void error(Step step, CallError error) {
        CommandError failure = new CommandError(error.code(), error.description(), error.details());
        Pending asking = pendingFor(error.messageId());
        if (asking == null) {
            late.arrived(step, error.messageId(), failure);
        } else {
            CommandStatus refused = states.of(asking.sent, CommandState.REFUSED, step.now());
            settle(step, asking, refused.with(failure));
        }
    }

    /** An answer that is no valid frame fails what it answers, and is never answered itself (C6). */
    void badAnswer(Step step, Rejected rejected) {
        String messageId = rejected.messageId() == null ? "" : rejected.messageId();
        Pending asking = pendingFor(messageId);
        if (asking == null) {
            late.arrived(step, messageId, states.error(rejected.violation()));
        } else {
            settle(step, asking, states.invalid(asking.sent, rejected.violation(), step.now()));
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
        if (asking != null && step.hasReached(asking.deadline)) {
            CommandStatus timedOut = states.of(asking.sent, CommandState.TIMED_OUT, step.now());
            late.expect(timedOut);
            settle(step, asking, timedOut);
        }
        if (askAt != null && step.hasReached(askAt)) {
            woken(step);
        }
    }

    /** The connection is over: what was sent has no outcome (K4). */
    void end(Step step) {
        ended = true;
        askAt = null;
        Pending asking = pending;
        if (asking != null) {
            settle(step, asking, states.orphaned(asking.sent, asking.action, step.now()));
        }
    }

    /** Whether no outcome is outstanding. */
    boolean isIdle() {
        return pending == null && !writes.isBusy();
    }

    @Nullable
    Instant deadline() {
        return Deadlines.earliestOf(pending == null ? null : pending.deadline, writes.retryAt(), askAt);
    }

    private void consider(Step step, CommandStatus status) {
        Action<?, ?> action =
                dialect.protocol().action(status.command().action()).orElse(null);
        if (status.state() == CommandState.SENT) {
            adopt(step, status, action);
        } else if (action == null) {
            record(step, status, states.expired(status, step.now(), "not an action of this version"));
        } else if (step.hasReached(status.command().notAfter())) {
            record(step, status, states.of(status, CommandState.EXPIRED, step.now()));
        } else if (gate.mayBeSent(action)) {
            send(step, status, action);
        } else {
            askAt = status.command().notAfter();
        }
    }

    /** Sees to a command that was left as sent; never to one of a newer connection (C3). */
    private void adopt(Step step, CommandStatus sent, @Nullable Action<?, ?> action) {
        Attempt attempt = sent.attempt();
        if (attempt != null && attempt.equals(unwritten)) {
            takeBack(step, sent, "recorded too late to be written");
        } else if (attempt == null || attempt.epoch() <= epoch) {
            record(step, sent, states.orphaned(sent, action, step.now()));
        }
    }

    private void send(Step step, CommandStatus waiting, Action<?, ?> action) {
        Instant answerBy = step.now().plus(callTimeout).plus(GRACE);
        Attempt attempt = new Attempt(messageIds.get(), epoch, answerBy);
        CommandStatus sent = states.of(waiting, CommandState.SENT, step.now()).with(attempt);
        unwritten = attempt;
        writes.begin(
                step,
                waiting,
                sent,
                recorded -> write(recorded, sent, attempt.messageId(), action),
                lost -> notRecorded(lost, sent));
    }

    private void write(Step step, CommandStatus sent, String messageId, Action<?, ?> action) {
        lostBefore = false;
        if (ended) {
            takeBack(step, sent, "the connection ended before it was written");
        } else if (step.hasReached(sent.command().notAfter())) {
            record(step, sent, states.expired(sent, step.now(), "recorded too late to be written"));
        } else if (!gate.mayBeSent(action)) {
            takeBack(step, sent, "the registration changed before it was written");
        } else {
            unwritten = null;
            dialect.triggeredBy(sent.command()).ifPresent(gate::triggered);
            pending = new Pending(sent, messageId, action, step.now().plus(callTimeout));
            step.emit(new Output.SendFrame(
                    new Call(messageId, action.name(), sent.command().payload())));
        }
    }

    /**
     * It stands elsewhere, or an earlier try was recorded after all: then an ended connection takes it back. One that
     * loses again and again has been replaced and is about to be told (M8).
     */
    private void notRecorded(Step step, CommandStatus sent) {
        if (ended) {
            takeBack(step, sent, "the connection ended before it was written");
        } else if (lostBefore) {
            askAt = losses.failed(step.now());
        } else {
            lostBefore = true;
            losses = new Backoff(FIRST_DELAY);
            woken(step);
        }
    }

    private void takeBack(Step step, CommandStatus sent, String why) {
        record(step, sent, states.of(sent, CommandState.QUEUED, step.now()).because(why));
    }

    private void settle(Step step, Pending asking, CommandStatus outcome) {
        pending = null;
        record(step, asking.sent, outcome);
    }

    private void record(Step step, CommandStatus from, CommandStatus to) {
        writes.begin(step, from, to, this::woken, this::woken);
    }

    private @Nullable Pending pendingFor(String messageId) {
        return pending != null && pending.messageId.equals(messageId) ? pending : null;
    }
}
