// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.Ownership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import redis.clients.jedis.Response;

/**
 * Finds open connections of processes that are gone (R3), for the one process that looks after the others: when one is
 * lost, again as long as there are some, and now and then, since a process can come and go between two renewals.
 * Thread-safe.
 */
final class Abandoned {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final StoreAccess access;
    private final Lease lease;
    private final Liveness liveness;
    private final String incarnation;
    private final FullLook fullLook;

    Abandoned(StoreAccess access, Lease lease, Liveness liveness, String incarnation) {
        this.access = access;
        this.lease = lease;
        this.liveness = liveness;
        this.incarnation = incarnation;
        this.fullLook = new FullLook(lease, EVERY);
    }

    /** From one incarnation that is known to live to the next, so that the connections of the living are not read. */
    private record Gap(String from, String to) {}

    /** Looks when it is next asked. */
    void want() {
        fullLook.want();
    }

    CompletableFuture<List<Ownership>> list(int limit) {
        if (!lease.isJudge() || !fullLook.begins()) {
            return access.known(List.of());
        }
        return look(limit).whenComplete((found, failure) -> {
            if (failure != null || !found.isEmpty()) {
                fullLook.want();
            }
        });
    }

    private CompletableFuture<List<Ownership>> look(int limit) {
        List<Gap> gaps = gaps();
        return access.<List<String>>all(pipeline -> {
                    List<Response<List<String>>> answers = new ArrayList<>();
                    for (ShardKeys keys : ShardKeys.all()) {
                        gaps.forEach(
                                gap -> answers.add(pipeline.zrangeByLex(keys.open(), gap.from(), gap.to(), 0, limit)));
                    }
                    return answers;
                })
                .thenCompose(lines -> ofTheGone(lines.stream()
                        .flatMap(List::stream)
                        .limit(limit)
                        .map(ConnectionLine::parse)
                        .toList()));
    }

    private List<Gap> gaps() {
        TreeSet<String> living = new TreeSet<>(lease.known());
        living.add(incarnation);
        List<Gap> gaps = new ArrayList<>();
        String from = "-";
        for (String alive : living) {
            gaps.add(new Gap(from, "(" + ConnectionLine.prefix(alive)));
            from = "[" + ConnectionLine.after(alive);
        }
        gaps.add(new Gap(from, "+"));
        return gaps;
    }

    /** Who joined before he claimed what was just read is a member by now. */
    private CompletableFuture<List<Ownership>> ofTheGone(List<Ownership> open) {
        return liveness.gone(open.stream().map(Ownership::incarnation).collect(Collectors.toSet()))
                .thenApply(gone -> open.stream()
                        .filter(owner -> gone.contains(owner.incarnation()))
                        .toList());
    }
}
