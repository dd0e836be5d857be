// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import redis.clients.jedis.resps.Tuple;

/**
 * States that are to be published (M5). A process reads the shards that it has written to itself. What others have
 * written it takes only after two seconds, at once if they are gone or if it has a later state of the same command, so
 * that two do not publish the same all the time. One process also looks at all shards now and then. Thread-safe.
 */
final class Outbox {
    private static final long PATIENCE_MICROS = TimeUnit.SECONDS.toMicros(2);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final StoreAccess access;
    private final String incarnation;
    private final Lease lease;
    private final LongSupplier redisMillis;
    private final Map<ShardKeys, Object> interesting = new ConcurrentHashMap<>();
    private final FullLook fullLook;

    /**
     * @param redisMillis the clock of Redis
     */
    Outbox(StoreAccess access, String incarnation, Lease lease, LongSupplier redisMillis) {
        this.access = access;
        this.incarnation = incarnation;
        this.lease = lease;
        this.redisMillis = redisMillis;
        this.fullLook = new FullLook(lease, EVERY);
    }

    /** This process has written to the shard. */
    void written(ShardKeys keys) {
        interesting.put(keys, new Object());
    }

    /** Looks at all shards when it is next asked. */
    void want() {
        fullLook.want();
    }

    CompletableFuture<List<Unpublished>> read(int limit) {
        boolean all = fullLook.begins();
        List<Map.Entry<ShardKeys, Object>> shards = all
                ? ShardKeys.all().stream()
                        .map(keys -> Map.entry(keys, interesting.getOrDefault(keys, this)))
                        .toList()
                : List.copyOf(interesting.entrySet());
        if (shards.isEmpty()) {
            return access.known(List.of());
        }
        return access.<List<Tuple>>all(pipeline -> shards.stream()
                        .map(shard -> pipeline.zrangeByScoreWithScores(
                                shard.getKey().outbox(), 0, Double.MAX_VALUE, 0, limit))
                        .toList())
                .thenApply(answers -> handedOut(shards, answers, limit))
                .whenComplete((handedOut, failure) -> {
                    if (all && failure != null) {
                        fullLook.want();
                    }
                });
    }

    private List<Unpublished> handedOut(
            List<Map.Entry<ShardKeys, Object>> shards, List<List<Tuple>> answers, int limit) {
        long ripe = redisMillis.getAsLong() * 1000 - PATIENCE_MICROS;
        List<OutboxLine> lines = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            ShardKeys keys = shards.get(i).getKey();
            List<OutboxLine> chosen = OutboxLine.handedOut(
                    answers.get(i).stream()
                            .map(tuple -> OutboxLine.of(keys, tuple))
                            .toList(),
                    line -> isOurs(line, ripe));
            if (chosen.isEmpty()) {
                interesting.remove(keys, shards.get(i).getValue());
            } else {
                interesting.putIfAbsent(keys, this);
            }
            lines.addAll(chosen);
        }
        return OutboxLine.first(limit, lines);
    }

    private boolean isOurs(OutboxLine line, long ripe) {
        return line.writer().equals(incarnation)
                || line.number() < ripe
                || (lease.mayJudge() && !lease.isKnown(line.writer()));
    }

    CompletableFuture<Void> remove(List<Long> sequences) {
        Map<ShardKeys, List<Long>> byShard = new TreeMap<>(Comparator.comparingInt(ShardKeys::shard));
        for (long sequence : sequences) {
            ShardKeys keys = ShardKeys.all().get(Math.floorMod(sequence, ShardKeys.SHARDS));
            byShard.computeIfAbsent(keys, k -> new ArrayList<>()).add(Math.floorDiv(sequence, ShardKeys.SHARDS));
        }
        return access.<Long>all(pipeline -> byShard.entrySet().stream()
                        .flatMap(shard -> shard.getValue().stream()
                                .map(number ->
                                        pipeline.zremrangeByScore(shard.getKey().outbox(), number, number)))
                        .toList())
                .thenAccept(removed -> {});
    }
}
