// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.resps.Tuple;

/**
 * Commands that a point in time decides about (M6). A process looks at a shard when something is due there that it has
 * written itself; it remembers the earliest of each shard and learns the next one when it looks. One process also looks at
 * all shards now and then. Thread-safe.
 */
final class DueCommands {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final StoreAccess access;
    private final FullLook fullLook;
    /** In ms, by shard. */
    private final Map<ShardKeys, Long> expected = new ConcurrentHashMap<>();

    DueCommands(StoreAccess access, Lease lease) {
        this.access = access;
        this.fullLook = new FullLook(lease, EVERY);
    }

    private record Place(ShardKeys keys, String commandId, double at) {}

    /** Something in the shard will be due then. */
    void expect(ShardKeys keys, Instant due) {
        expected.merge(keys, due.toEpochMilli(), Math::min);
    }

    /** Looks at all shards when it is next asked. */
    void want() {
        fullLook.want();
    }

    CompletableFuture<List<CommandStatus>> list(Instant now, int limit) {
        boolean all = fullLook.begins();
        Map<ShardKeys, Long> ripe = ripe(now);
        List<ShardKeys> shards = all ? ShardKeys.all() : List.copyOf(ripe.keySet());
        if (shards.isEmpty()) {
            return access.known(List.of());
        }
        return look(shards, List.copyOf(ripe.keySet()), now, limit)
                .thenCompose(places -> rows(places, now))
                .whenComplete((found, failure) -> {
                    if (failure != null) {
                        ripe.forEach((keys, due) -> expected.merge(keys, due, Math::min));
                    }
                    if (all && failure != null) {
                        fullLook.want();
                    }
                });
    }

    /** Takes out the shards where something is due by now. */
    private Map<ShardKeys, Long> ripe(Instant now) {
        Map<ShardKeys, Long> ripe = new HashMap<>();
        expected.forEach((keys, due) -> {
            if (due <= now.toEpochMilli() && expected.remove(keys, due)) {
                ripe.put(keys, due);
            }
        });
        return ripe;
    }

    /** What is due in these shards, the earliest first, and in some of them when the next thing will be. */
    private CompletableFuture<List<Place>> look(
            List<ShardKeys> shards, List<ShardKeys> alsoNext, Instant now, int limit) {
        double until = now.toEpochMilli();
        return access.<List<Tuple>>all(pipeline -> Stream.concat(
                                shards.stream().map(s -> pipeline.zrangeByScoreWithScores(s.due(), 0, until, 0, limit)),
                                alsoNext.stream()
                                        .map(s -> pipeline.zrangeByScoreWithScores(
                                                s.due(), until + 1, Double.MAX_VALUE, 0, 1)))
                        .toList())
                .thenApply(answers -> {
                    List<ShardKeys> asked =
                            Stream.concat(shards.stream(), alsoNext.stream()).toList();
                    for (int i = 0; i < asked.size(); i++) {
                        for (Tuple earliest : answers.get(i).stream().limit(1).toList()) {
                            expected.merge(asked.get(i), (long) earliest.getScore(), Math::min);
                        }
                    }
                    return places(shards, answers.subList(0, shards.size()), limit);
                });
    }

    private static List<Place> places(List<ShardKeys> shards, List<List<Tuple>> answers, int limit) {
        return IntStream.range(0, shards.size())
                .boxed()
                .flatMap(i -> answers.get(i).stream().map(t -> new Place(shards.get(i), t.getElement(), t.getScore())))
                .sorted(Comparator.comparingDouble(Place::at))
                .limit(limit)
                .toList();
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
