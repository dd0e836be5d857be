// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/**
 * Lists charge points in the order of their ids out of all shards: each gives its next few ids, and what is smaller than
 * the last id of every shard that may have more is known to be complete. Thread-safe.
 */
final class PresenceListing {
    /** How many rounds of ids one call looks at; the page may then be short and yet not the last. */
    private static final int MAX_ROUNDS = 20;

    private static final int EXTRA = 16;
    /** How many rows a round reads at least, where most may not be meant. */
    private static final int ROWS = 500;

    private final StoreAccess access;
    private final Liveness liveness;

    PresenceListing(StoreAccess access, Liveness liveness) {
        this.access = access;
        this.liveness = liveness;
    }

    /** Ids that follow one another, and whether others follow them. */
    private record Chunk(List<ChargePointId> ids, boolean more) {}

    CompletableFuture<PresencePage> page(PresenceQuery query) {
        return round(query, query.after(), new ArrayList<>(), MAX_ROUNDS);
    }

    private CompletableFuture<PresencePage> round(
            PresenceQuery query, @Nullable String after, List<Presence> found, int rounds) {
        return chunk(query, after)
                .thenCompose(chunk -> presences(chunk.ids())
                        .thenCompose(presences -> collect(query, chunk, presences, found, rounds)));
    }

    private CompletableFuture<PresencePage> collect(
            PresenceQuery query, Chunk chunk, List<Presence> presences, List<Presence> found, int rounds) {
        for (Presence presence : presences) {
            if (query.matches(presence)) {
                if (found.size() == query.limit()) {
                    return CompletableFuture.completedFuture(new PresencePage(found, id(last(found))));
                }
                found.add(presence);
            }
        }
        if (!chunk.more()) {
            return CompletableFuture.completedFuture(new PresencePage(found, null));
        }
        String last = chunk.ids().get(chunk.ids().size() - 1).value();
        return rounds == 1
                ? CompletableFuture.completedFuture(new PresencePage(found, last))
                : round(query, last, found, rounds - 1);
    }

    private static Presence last(List<Presence> found) {
        return found.get(found.size() - 1);
    }

    private static String id(Presence presence) {
        return presence.owner().chargePointId().value();
    }

    private CompletableFuture<Chunk> chunk(PresenceQuery query, @Nullable String after) {
        String prefix = query.prefix();
        boolean beyond = after != null && after.compareTo(prefix) >= 0;
        String from = beyond ? "(" + after : "[" + prefix;
        String to = prefix.isEmpty() ? "+" : "(" + prefix + "\u007f";
        int each = query.limit() / EXTRA + EXTRA;
        return access.<List<String>>all(pipeline -> ShardKeys.all().stream()
                        .map(keys -> pipeline.zrangeByLex(keys.ids(), from, to, 0, each))
                        .toList())
                .thenApply(shards -> merged(shards, each, rows(query)));
    }

    /** One more than the page has tells whether another page follows. */
    private static int rows(PresenceQuery query) {
        boolean all = query.online() == null && query.version() == null;
        return all ? query.limit() + 1 : Math.max(query.limit() + 1, ROWS);
    }

    private static Chunk merged(List<List<String>> shards, int each, int rows) {
        Optional<String> complete = shards.stream()
                .filter(ids -> ids.size() == each)
                .map(ids -> ids.get(each - 1))
                .min(String::compareTo);
        TreeSet<String> ids = new TreeSet<>();
        shards.forEach(ids::addAll);
        List<ChargePointId> known = ids.stream()
                .filter(id -> complete.isEmpty() || id.compareTo(complete.get()) <= 0)
                .flatMap(id -> ChargePointId.parse(id).stream())
                .toList();
        boolean cut = known.size() > rows;
        return new Chunk(cut ? known.subList(0, rows) : known, cut || (complete.isPresent() && !known.isEmpty()));
    }

    private CompletableFuture<List<Presence>> presences(List<ChargePointId> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return access.<List<String>>all(
                        pipeline -> ids.stream().map(id -> hmget(pipeline, id)).toList())
                .thenCompose(rows -> liveness.judged(read(ids, rows)));
    }

    private static Response<List<String>> hmget(AbstractPipeline pipeline, ChargePointId id) {
        return pipeline.hmget(ShardKeys.of(id).presence(id), PresenceFields.names());
    }

    private List<Presence> read(List<ChargePointId> ids, List<List<String>> rows) {
        List<Presence> presences = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Optional<Presence> presence = PresenceFields.read(Objects.requireNonNull(rows.get(i)));
            presence.ifPresent(presences::add);
            if (presence.isEmpty()) {
                forget(ids.get(i));
            }
        }
        return presences;
    }

    /** Whoever was not seen for long has no row any more; whether the id goes now or at the next listing is all one. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void forget(ChargePointId id) {
        ShardKeys keys = ShardKeys.of(id);
        access.did(Script.FORGET, List.of(keys.presence(id), keys.ids()), id.value());
    }
}
