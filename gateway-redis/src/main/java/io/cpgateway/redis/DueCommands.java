// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import redis.clients.jedis.resps.Tuple;

/** Commands that a point in time decides about, out of all shards: one question for each of these (M6). Thread-safe. */
final class DueCommands {
    private final StoreAccess access;

    DueCommands(StoreAccess access) {
        this.access = access;
    }

    private record Place(ShardKeys keys, String commandId, double at) {}

    CompletableFuture<List<CommandStatus>> list(Instant now, int limit) {
        return access.<List<Tuple>>all(pipeline -> ShardKeys.all().stream()
                        .map(keys ->
                                pipeline.zrangeByScoreWithScores(keys.due(), 0, (double) now.toEpochMilli(), 0, limit))
                        .toList())
                .thenApply(shards -> IntStream.range(0, shards.size())
                        .boxed()
                        .flatMap(i -> shards.get(i).stream()
                                .map(t -> new Place(ShardKeys.all().get(i), t.getElement(), t.getScore())))
                        .sorted(Comparator.comparingDouble(Place::at))
                        .limit(limit)
                        .toList())
                .thenCompose(places -> rows(places, now));
    }

    private CompletableFuture<List<CommandStatus>> rows(List<Place> places, Instant now) {
        return places.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : access.<String>all(pipeline -> places.stream()
                                .map(place -> pipeline.hget(place.keys().command(place.commandId()), "status"))
                                .toList())
                        .thenApply(rows -> rows.stream()
                                .filter(json -> json != null) // moved on, or lost
                                .map(json -> StoredJson.read(CommandStatus.class, json))
                                .filter(status -> !status.state().isFinal())
                                .filter(status ->
                                        !new CommandFields(status).due().isAfter(now))
                                .toList());
    }

    /** Takes a command that is lost out of every order. */
    CompletableFuture<List<Long>> drop(ShardKeys keys, ChargePointId id, String commandId) {
        return access.<Long>all(pipeline -> List.of(
                pipeline.zrem(keys.waiting(id), commandId),
                pipeline.zrem(keys.sent(id), commandId),
                pipeline.zrem(keys.due(), commandId)));
    }
}
