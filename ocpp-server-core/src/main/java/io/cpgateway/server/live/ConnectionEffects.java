// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.Input;
import io.cpgateway.server.connection.Input.CommandAdvanced.Outcome;
import io.cpgateway.server.connection.Opening;
import io.cpgateway.server.connection.Output;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.transport.FrameChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the state machine wants, and brings back what came of it. Called from one thread at a time. */
final class ConnectionEffects implements Output.Effects {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionEffects.class);
    private static final long RETRY_MILLIS = 1000;

    private final ChargePointId id;
    private final long epoch;
    private final OcppCodec codec;
    private final FrameChannel channel;
    private final Surroundings around;
    private final Consumer<Input> back;
    private final Runnable whenReleased;
    private final Completions completions;
    private final List<CompletableFuture<Boolean>> probes = new ArrayList<>();

    ConnectionEffects(
            Opening opening,
            OcppCodec codec,
            FrameChannel channel,
            Surroundings around,
            Consumer<Input> back,
            Runnable whenReleased) {
        this.id = opening.chargePointId();
        this.epoch = opening.claim().epoch();
        this.codec = codec;
        this.channel = channel;
        this.around = around;
        this.back = back;
        this.whenReleased = whenReleased;
        this.completions = new Completions(id, epoch, around.lanes().of(id), this::abort);
    }

    CompletableFuture<Boolean> expectProbe() {
        CompletableFuture<Boolean> probe = new CompletableFuture<>();
        synchronized (probes) {
            probes.add(probe);
        }
        return probe;
    }

    /** Ends a connection whose state machine failed: the charge point comes back and starts afresh. */
    void abort() {
        channel.drop();
    }

    @Override
    public void sendFrame(Output.SendFrame output) {
        String text = codec.encode(output.frame());
        around.trace().sent(id, text);
        channel.send(text);
    }

    @Override
    public void sendPing() {
        channel.ping();
    }

    @Override
    public void decide(Output.Decide output) {
        bringBack(output.token(), output.call(), around.decider().decide(output.call()));
    }

    @Override
    public void expectReply(Output.ExpectReply output) {
        bringBack(output.token(), output.call(), around.decider().expectReply(output.call()));
    }

    @Override
    public void decideWithoutReply(Output.DecideWithoutReply output) {
        bringBack(output.token(), output.call(), around.decider().decideWithoutReply(output.call()));
    }

    @Override
    public void forgetReply(Output.ForgetReply output) {
        around.decider().forgetReply(output.call());
    }

    private void bringBack(long token, ReceivedCall call, CompletionStage<Decision> decided) {
        completions.then(decided, (decision, failure) -> {
            if (failure != null) {
                LOG.warn("No answer to {} of {}: {}", call.action(), id, failure.toString(), failure);
            }
            Decision made = decision != null ? decision : new Decision.Undecided("the request could not be processed");
            back.accept(new Input.Decided(token, made));
        });
    }

    @Override
    public void publish(Output.Publish output) {
        completions.then(around.sink().publish(output.events()), (done, failure) -> {
            if (failure == null) {
                output.events().forEach(around.feed()::publish);
                back.accept(new Input.Published(output.token()));
            } else {
                LOG.warn("Event of {} epoch {} is not durable: {}", id, epoch, failure.toString());
                back.accept(new Input.PublishFailed(output.token()));
            }
        });
    }

    @Override
    public void confirmTransaction(Output.ConfirmTransaction output) {
        completions.then(
                around.transactions().confirm(id, output.transactionId(), output.eventId()), (done, failure) -> {
                    if (failure != null) {
                        LOG.warn(
                                "Transaction {} of {} is durable but could not be marked so: {}",
                                output.transactionId(),
                                id,
                                failure.toString());
                    }
                });
    }

    @Override
    public void takeNextCommand() {
        completions.then(around.mailbox().next(id), (next, failure) -> {
            if (failure == null) {
                back.accept(new Input.NextCommand(next == null ? null : next.orElse(null)));
            } else {
                LOG.warn("Cannot look into the mailbox of {}: {}", id, failure.toString());
                back.accept(new Input.MailboxAway());
            }
        });
    }

    @Override
    public void advanceCommand(Output.AdvanceCommand output) {
        boolean sending = output.to().state() == CommandState.SENT;
        CompletionStage<Outcome> advanced =
                around.mailbox().advance(output.from(), output.to()).thenCompose(won -> reported(won, sending));
        completions.then(advanced, (outcome, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "Cannot record {} of command {}: {}",
                        output.to().state(),
                        output.to().command().commandId(),
                        failure.toString());
            }
            back.accept(new Input.CommandAdvanced(outcome == null ? Outcome.FAILED : outcome));
        });
    }

    /** SENT is reported before the frame is written (K4); other states are reported as soon as may be. */
    private CompletionStage<Outcome> reported(boolean won, boolean sending) {
        if (!won) {
            return CompletableFuture.completedFuture(Outcome.LOST);
        }
        CompletionStage<Void> reported = around.outbox().flush();
        return sending
                ? reported.thenApply(done -> Outcome.RECORDED)
                : CompletableFuture.completedFuture(Outcome.RECORDED);
    }

    @Override
    public void reportLateAnswer(Output.ReportLateAnswer output) {
        around.outbox().reportLate(output.timedOut(), output.answer());
    }

    @Override
    public void requestBoot() {
        around.boots().request(id, epoch);
    }

    @Override
    public void pauseReading() {
        channel.pause();
    }

    @Override
    public void resumeReading() {
        channel.resume();
    }

    @Override
    public void answerProbe(Output.AnswerProbe output) {
        List<CompletableFuture<Boolean>> answered;
        synchronized (probes) {
            answered = List.copyOf(probes);
            probes.clear();
        }
        answered.forEach(probe -> probe.complete(output.alive()));
    }

    @Override
    public void closeTransport(Output.CloseTransport output) {
        channel.close(output.code(), output.reason().wireName());
    }

    @Override
    public void dropTransport() {
        channel.drop();
    }

    @Override
    public void release(Output.Release output) {
        completions.then(around.directory().release(id, epoch, output.closing()), (released, failure) -> {
            if (failure == null) {
                around.activity().connectionClosed(output.closing().reason());
                whenReleased.run();
            } else {
                LOG.warn("Cannot release {} epoch {}: {}", id, epoch, failure.toString());
                later(() -> release(output));
            }
        });
    }

    @Override
    public void count(Output.Count output) {
        around.ledger().count(output.tally());
    }

    private void later(Runnable task) {
        Future<?> retry =
                around.timers().schedule(() -> around.executor().execute(task), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        if (retry.isCancelled()) {
            LOG.warn("The server stops before {} epoch {} is settled", id, epoch);
        }
    }
}
