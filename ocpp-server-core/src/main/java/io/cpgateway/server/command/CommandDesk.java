// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandRequest.WhenFull;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes commands over: judges them, puts them into the mailbox, wakes whoever will send them (K1–K3). Thread-safe. */
public final class CommandDesk {
    private static final Duration LOOK_ELSEWHERE = Duration.ofMillis(500);

    private final CommandMailbox mailbox;
    private final StatusOutbox outbox;
    private final Recipients recipients;
    private final Function<OcppVersion, OcppCodec> codecs;
    private final CommandSettings settings;
    private final String node;
    private final Supplier<String> commandIds;
    private final InstantSource clock;
    private final FinalStates finalStates = new FinalStates();

    /** What the desk asks about charge points. Thread-safe. */
    public interface Recipients {
        /** What is known of one, empty if it is not known at all. */
        CompletionStage<Optional<Recipient>> find(ChargePointId id);

        /** Something waits for it: whoever holds its connection looks, on whichever node. */
        void wake(ChargePointId id);

        /** Whether its connection is on this node, so that its commands end here. */
        boolean isHere(ChargePointId id);
    }

    /**
     * A charge point that may be sent commands.
     *
     * @param version what it speaks, or spoke last
     * @param online whether it is connected
     */
    public record Recipient(OcppVersion version, boolean online) {}

    /**
     * Takes commands over in the name of a node.
     *
     * @param codecs the codec of each version
     * @param commandIds ids for commands whose callers give none
     */
    public CommandDesk(
            CommandMailbox mailbox,
            StatusOutbox outbox,
            Recipients recipients,
            Function<OcppVersion, OcppCodec> codecs,
            CommandSettings settings,
            String node,
            Supplier<String> commandIds,
            InstantSource clock) {
        this.mailbox = mailbox;
        this.outbox = outbox;
        this.recipients = recipients;
        this.codecs = codecs;
        this.settings = settings;
        this.node = node;
        this.commandIds = commandIds;
        this.clock = clock;
        outbox.tell(finalStates::reached);
    }

    /** See {@link CommandSender#submit}. */
    public CompletionStage<Submission> submit(CommandRequest request) {
        Command command = command(request);
        return recipients
                .find(request.chargePointId())
                .thenCompose(found -> found.map(r -> judged(command, r, request.whenFull()))
                        .orElseGet(() -> reject(
                                command,
                                new CommandError("UnknownChargePoint", "no such charge point", RawJson.EMPTY_OBJECT),
                                Submission.UnknownChargePoint::new)));
    }

    /** See {@link CommandSender#find}. */
    public CompletionStage<Optional<CommandStatus>> find(String commandId) {
        return mailbox.find(commandId);
    }

    /** See {@link CommandSender#await}. */
    public CompletionStage<Optional<CommandStatus>> await(String commandId, Duration patience) {
        CompletableFuture<CommandStatus> end = finalStates.await(commandId, patience);
        return mailbox.find(commandId).thenCompose(now -> {
            if (now.isEmpty() || now.get().state().isFinal()) {
                end.cancel(false);
                return CompletableFuture.completedFuture(now);
            }
            return ended(now.get().command(), end);
        });
    }

    /** Waits until it is told of the end; what ends on another node is looked at from time to time. */
    private CompletionStage<Optional<CommandStatus>> ended(Command command, CompletableFuture<CommandStatus> end) {
        CompletableFuture<CommandStatus> told = recipients.isHere(command.chargePointId())
                ? end
                : end.copy().completeOnTimeout(null, LOOK_ELSEWHERE.toMillis(), TimeUnit.MILLISECONDS);
        return told.handle((status, tooLong) -> Optional.ofNullable(status)).thenCompose(status -> {
            if (status.isPresent()) {
                return CompletableFuture.completedFuture(status);
            }
            boolean waitedEnough = end.isDone(); // what ends after the look is told
            return mailbox.find(command.commandId()).thenCompose(found -> {
                boolean over = found.isEmpty() || found.get().state().isFinal() || waitedEnough;
                return over ? CompletableFuture.completedFuture(found) : ended(command, end);
            });
        });
    }

    private CompletionStage<Submission> judged(Command command, Recipient recipient, WhenFull whenFull) {
        OcppCodec codec = codecs.apply(recipient.version());
        Violation violation = judge(command, codec);
        if (violation == null) {
            return accept(command, recipient, whenFull);
        }
        String code = codec.protocol().spelling(violation.code());
        String details = "{\"keyword\":\"" + violation.keyword() + "\"}";
        CommandError error = new CommandError(code, violation.description(), RawJson.of(details));
        return reject(command, error, status -> new Submission.Invalid(status, violation));
    }

    private static @Nullable Violation judge(Command command, OcppCodec codec) {
        Action<?, ?> action = codec.protocol().action(command.action()).orElse(null);
        if (action == null) {
            String unknown = "not an action of OCPP " + codec.protocol().version();
            return new Violation(ErrorCode.NOT_IMPLEMENTED, "", "action", unknown);
        }
        if (!action.direction().toChargePoint()) {
            return new Violation(ErrorCode.NOT_SUPPORTED, "", "direction", "only a charge point sends " + action);
        }
        return codec.checkRequest(action, command.payload()).orElse(null);
    }

    private CompletionStage<Submission> accept(Command command, Recipient recipient, WhenFull whenFull) {
        CommandStatus accepted = CommandStatus.of(command, CommandState.ACCEPTED, command.createdAt(), node);
        return mailbox.enqueue(accepted, settings.maxQueue()).thenCompose(enqueued -> {
            if (enqueued instanceof Enqueued.Stored stored) {
                return stored(accepted, recipient.online() && stored.waiting() == 1);
            }
            if (enqueued instanceof Enqueued.Full && whenFull == WhenFull.REJECTED) {
                return reject(command, full(), Submission.QueueFull::new);
            }
            return CompletableFuture.completedFuture(notStored(enqueued, accepted));
        });
    }

    private CompletionStage<Submission> stored(CommandStatus accepted, boolean atOnce) {
        if (atOnce) {
            return CompletableFuture.completedFuture(handedOver(accepted));
        }
        CommandStatus queued = accepted.to(CommandState.QUEUED, clock.instant(), node);
        return mailbox.advance(accepted, queued).thenApply(won -> handedOver(won ? queued : accepted));
    }

    private Submission handedOver(CommandStatus status) {
        publish();
        recipients.wake(status.command().chargePointId());
        return new Submission.Accepted(status);
    }

    private CompletionStage<Submission> reject(
            Command command, CommandError error, Function<CommandStatus, Submission> outcome) {
        CommandStatus rejected = CommandStatus.of(command, CommandState.REJECTED, command.createdAt(), node)
                .with(error);
        return mailbox.enqueue(rejected, settings.maxQueue()).thenApply(enqueued -> {
            publish();
            return enqueued instanceof Enqueued.Stored ? outcome.apply(rejected) : notStored(enqueued, rejected);
        });
    }

    private Submission notStored(Enqueued enqueued, CommandStatus first) {
        if (enqueued instanceof Enqueued.Known known) {
            return new Submission.Known(known.status());
        }
        if (enqueued instanceof Enqueued.Conflict conflict) {
            return new Submission.Conflict(conflict.status());
        }
        Command command = first.command();
        return new Submission.QueueFull(CommandStatus.of(command, CommandState.REJECTED, command.createdAt(), node)
                .with(full()));
    }

    private CommandError full() {
        return new CommandError(
                "QueueFull", settings.maxQueue() + " commands wait for it already", RawJson.EMPTY_OBJECT);
    }

    /** Nobody waits for it: what is not published now stays in the mailbox, and the outbox says so. */
    private void publish() {
        outbox.flush().exceptionally(later -> null);
    }

    private Command command(CommandRequest request) {
        Instant now = clock.instant();
        String id = request.commandId();
        Instant asked = request.notAfter();
        Instant latest = now.plus(settings.maxNotAfter());
        Instant notAfter = asked == null ? now.plus(settings.defaultNotAfter()) : asked;
        return new Command(
                id == null ? commandIds.get() : id,
                request.chargePointId(),
                request.action(),
                request.payload(),
                request.priority(),
                now,
                notAfter.isAfter(latest) ? latest : notAfter,
                request.caller());
    }
}
