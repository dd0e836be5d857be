// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.redis.CommandIds.Reservation;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.GatewayException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The mailbox of all processes that share one Redis (R4). Thread-safe. */
final class RedisCommandMailbox implements CommandMailbox {
    private static final String LAYOUT = Integer.toString(StoredJson.LAYOUT);
    private static final int ATTEMPTS = 4;

    private final StoreAccess access;
    private final String incarnation;
    private final InstantSource clock;
    private final CommandIds ids;
    private final Outbox outbox;
    private final DueCommands due;

    RedisCommandMailbox(StoreAccess access, String incarnation, InstantSource clock, Outbox outbox, DueCommands due) {
        this.access = access;
        this.incarnation = incarnation;
        this.clock = clock;
        this.ids = new CommandIds(access);
        this.outbox = outbox;
        this.due = due;
    }

    @Override
    public CompletionStage<Enqueued> enqueue(CommandStatus first, int limit) {
        String commandId = first.command().commandId();
        return ids.reserve(commandId, first.command().chargePointId())
                .thenCompose(reservation -> isMine(first, reservation)
                        ? store(first, limit, reservation)
                        : conflict(first, limit, reservation));
    }

    private static boolean isMine(CommandStatus first, Reservation reservation) {
        return reservation.chargePointId().equals(first.command().chargePointId());
    }

    private CompletableFuture<Enqueued> conflict(CommandStatus first, int limit, Reservation other) {
        String commandId = first.command().commandId();
        return row(other.chargePointId(), commandId).thenCompose(known -> {
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(new Enqueued.Conflict(known.get()));
            }
            return other.isStale()
                    ? ids.replace(commandId, first.command().chargePointId(), other)
                            .thenCompose(mine -> isMine(first, mine)
                                    ? store(first, limit, mine)
                                    : CompletableFuture.failedFuture(busy(commandId)))
                    : CompletableFuture.failedFuture(busy(commandId));
        });
    }

    private static GatewayException.Transient busy(String commandId) {
        return new GatewayException.Transient(
                "command " + commandId + " is just being stored for another charge point; ask again in some seconds");
    }

    private CompletableFuture<Enqueued> store(CommandStatus first, int limit, Reservation reservation) {
        CommandFields fields = new CommandFields(first);
        ChargePointId id = first.command().chargePointId();
        ShardKeys keys = ShardKeys.of(id);
        Instant now = clock.instant();
        return access.script(
                        Script.ENQUEUE,
                        List.of(
                                keys.command(fields.id()),
                                keys.waiting(id),
                                keys.due(),
                                keys.outbox(),
                                keys.lastState()),
                        LAYOUT,
                        fields.id(),
                        id.value(),
                        fields.standsAt(),
                        fields.json(),
                        fields.waits(),
                        fields.high(),
                        fields.dueMillis(),
                        SortableTime.of(fields.forgotten()),
                        fields.keptMillis(now),
                        SortableTime.of(now),
                        Integer.toString(limit),
                        incarnation,
                        Long.toString(reservation.at()),
                        Long.toString(CommandIds.COUNTS_MS))
                .whenComplete((reply, failure) -> {
                    if (failure != null || reply.is("stored")) {
                        written(fields);
                    }
                })
                .thenCompose(reply -> enqueued(first, reservation, reply));
    }

    private CompletableFuture<Enqueued> enqueued(CommandStatus first, Reservation reservation, Reply reply) {
        if (reply.is("known")) {
            CommandStatus known = StoredJson.read(CommandStatus.class, reply.text(1));
            return CompletableFuture.completedFuture(
                    known.command().sameContent(first.command())
                            ? new Enqueued.Known(known)
                            : new Enqueued.Conflict(known));
        }
        if (reply.is("stored")) {
            return CompletableFuture.completedFuture(new Enqueued.Stored(Math.toIntExact(reply.number(1))));
        }
        CompletableFuture<Boolean> givenBack = ids.giveBack(first.command().commandId(), reservation);
        return reply.is("full")
                ? givenBack
                        .exceptionally(away -> false) // the id is free again a little later
                        .thenApply(done -> new Enqueued.Full(Math.toIntExact(reply.number(1))))
                : CompletableFuture.failedFuture(new GatewayException.Transient(
                        "command " + first.command().commandId() + " came too late to Redis and is not stored"));
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> next(ChargePointId id) {
        return next(id, ATTEMPTS);
    }

    /** Two round trips if there is something, one if not. A command that has just moved on is looked for again. */
    private CompletableFuture<Optional<CommandStatus>> next(ChargePointId id, int attempts) {
        ShardKeys keys = ShardKeys.of(id);
        return access.<List<String>>all(pipeline ->
                        List.of(pipeline.zrange(keys.sent(id), 0, 0), pipeline.zrange(keys.waiting(id), 0, 0)))
                .thenCompose(heads -> {
                    Optional<String> head = heads.stream().flatMap(List::stream).findFirst();
                    return head.isEmpty()
                            ? CompletableFuture.completedFuture(Optional.empty())
                            : row(id, head.get()).thenCompose(found -> headOrAgain(id, head.get(), found, attempts));
                });
    }

    private CompletableFuture<Optional<CommandStatus>> headOrAgain(
            ChargePointId id, String commandId, Optional<CommandStatus> found, int attempts) {
        if (found.filter(status -> !status.state().isFinal()).isPresent() || attempts == 1) {
            return CompletableFuture.completedFuture(
                    found.filter(status -> !status.state().isFinal()));
        }
        CompletableFuture<?> cleaned =
                found.isPresent() ? CompletableFuture.completedFuture(true) : due.drop(ShardKeys.of(id), id, commandId);
        return cleaned.thenCompose(done -> next(id, attempts - 1));
    }

    private CompletableFuture<Optional<CommandStatus>> row(ChargePointId id, String commandId) {
        Instant now = clock.instant();
        return access.call(
                redis -> Optional.ofNullable(redis.hget(ShardKeys.of(id).command(commandId), "status"))
                        .map(json -> StoredJson.read(CommandStatus.class, json))
                        .filter(status -> status.command().chargePointId().equals(id))
                        .filter(status -> !new CommandFields(status).isForgotten(now)));
    }

    @Override
    public CompletionStage<Boolean> advance(CommandStatus from, CommandStatus to) {
        if (!from.command().commandId().equals(to.command().commandId())) {
            throw new IllegalArgumentException("a command cannot become another one");
        }
        if (from.state().isFinal()) {
            return CompletableFuture.completedFuture(false);
        }
        CommandFields next = new CommandFields(to);
        ChargePointId id = to.command().chargePointId();
        ShardKeys keys = ShardKeys.of(id);
        return access.did(
                        Script.ADVANCE,
                        List.of(
                                keys.command(next.id()),
                                keys.waiting(id),
                                keys.sent(id),
                                keys.due(),
                                keys.outbox(),
                                keys.lastState(),
                                keys.presence(id)),
                        next.id(),
                        new CommandFields(from).standsAt(),
                        next.standsAt(),
                        next.json(),
                        next.kind(),
                        next.dueMillis(),
                        SortableTime.of(next.forgotten()),
                        next.keptMillis(clock.instant()),
                        incarnation,
                        next.sentOn())
                .whenComplete((won, failure) -> {
                    if (failure != null || won) {
                        written(next);
                    }
                });
    }

    /** This process has stored a state, or does not know whether it has. */
    private void written(CommandFields fields) {
        ShardKeys keys = ShardKeys.of(fields.status().command().chargePointId());
        outbox.written(keys);
        if (!fields.status().state().isFinal()) {
            due.expect(keys, fields.due());
        }
    }

    /** Whatever this process remembers of what it has written, Redis may have something else. */
    void doubt() {
        outbox.want();
        due.want();
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> find(String commandId) {
        return ids.find(commandId)
                .thenCompose(id ->
                        id.isEmpty() ? CompletableFuture.completedFuture(Optional.empty()) : row(id.get(), commandId));
    }

    @Override
    public CompletionStage<Integer> depth(ChargePointId id) {
        return access.call(redis -> Math.toIntExact(redis.zcard(ShardKeys.of(id).waiting(id))));
    }

    @Override
    public CompletionStage<List<CommandStatus>> due(Instant now, int limit) {
        return due.list(now, limit);
    }

    @Override
    public CompletionStage<List<Unpublished>> unpublished(int limit) {
        return outbox.read(limit);
    }

    @Override
    public CompletionStage<Void> published(List<Long> sequences) {
        return outbox.remove(List.copyOf(sequences));
    }

    @Override
    public void close() {
        access.close();
    }
}
