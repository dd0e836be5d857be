// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.redis.Holdings.End;
import io.cpgateway.redis.Holdings.Held;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.Ownership;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.params.ZRangeParams;

/**
 * Connections that are listed as open by this process and are not: a claim that was given up as too late was made
 * nevertheless, or Redis has forgotten an end. Looked for shard by shard after every outage. Thread-safe.
 */
final class Phantoms {
    private static final int VANISHED = 1006;

    private final StoreAccess access;
    private final Holdings holdings;
    private final String incarnation;
    private final AtomicInteger shardsToLookAt = new AtomicInteger();

    Phantoms(StoreAccess access, Holdings holdings, String incarnation) {
        this.access = access;
        this.holdings = holdings;
        this.incarnation = incarnation;
    }

    /** All shards are to be looked at. */
    void lookForAll() {
        shardsToLookAt.set(ShardKeys.SHARDS);
    }

    /** Whether there are shards to look at. */
    boolean isWaiting() {
        return shardsToLookAt.get() > 0;
    }

    /** Looks at the next shard. */
    CompletableFuture<Void> endSome() {
        int left = shardsToLookAt.get();
        if (left == 0) {
            return CompletableFuture.completedFuture(null);
        }
        String open = ShardKeys.all().get(left - 1).open();
        ZRangeParams own = ZRangeParams.zrangeByLexParams(
                "[" + ConnectionLine.prefix(incarnation), "(" + ConnectionLine.after(incarnation));
        return access.call(redis -> redis.zrange(open, own)).thenAccept(lines -> {
            end(lines);
            shardsToLookAt.compareAndSet(left, left - 1);
        });
    }

    /** Has those of these connections end that are listed as this process's and are not. */
    void end(List<String> lines) {
        lines.stream()
                .map(ConnectionLine::parse)
                .filter(open -> open.incarnation().equals(incarnation))
                .filter(open -> holdings.isPhantom(open.chargePointId(), open.epoch()))
                .forEach(this::end);
    }

    private void end(Ownership open) {
        Closing closing = new Closing(open.since(), VANISHED, "node_lost", "gateway");
        holdings.ended(new End(new Held(open, OcppVersion.V1_6, null), closing, false));
    }
}
