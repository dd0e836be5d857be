// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static io.cpgateway.redis.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What listeners hear of calls, of a server that works, is frozen, is gone. */
class CallListenerIT {
    private static final ChargePointId ID = new ChargePointId("CP-1");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMillis(250);

    private final EmbeddedRedis redis = EmbeddedRedis.builder().start();
    private final TestNodes nodes = new TestNodes(redis.address());
    private final Heard heard = new Heard();

    /** Counts by operation, and by kind of failure. */
    private static final class Heard implements RedisCallListener {
        private final Map<String, Integer> answered = new ConcurrentHashMap<>();
        private final Map<RedisFailure, Integer> failed = new ConcurrentHashMap<>();
        private final Map<String, Long> longest = new ConcurrentHashMap<>();

        @Override
        public void answered(String operation, long nanos) {
            answered.merge(operation, 1, Integer::sum);
            longest.merge(operation, nanos, Math::max);
        }

        @Override
        public void failed(String operation, RedisFailure why) {
            failed.merge(why, 1, Integer::sum);
        }

        int of(RedisFailure why) {
            return failed.getOrDefault(why, 0);
        }
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }

    private RedisNode start(RedisSettings settings) {
        RedisNode node = nodes.start(settings, InstantSource.system());
        node.onCall(heard);
        return node;
    }

    private static void claim(RedisNode node) {
        value(node.directory().claim(ID, OcppVersion.V1_6, Instant.now()));
    }

    @Test
    void callsAreCountedByOperation_withTheirTime_andWhatAsksForNothingIsNot() {
        RedisNode node = start(nodes.settings().leasedFor(Duration.ofSeconds(60)));
        claim(node);
        claim(node);
        assertThat(value(node.mailbox().next(ID))).isEmpty();
        await().atMost(PATIENCE).until(() -> heard.answered.getOrDefault("claim", 0) == 2);
        assertThat(RedisNode.operations()).containsAll(heard.answered.keySet());
        assertThat(heard.longest.get("claim")).isBetween(1L, DEADLINE.toNanos());
        int plain = heard.answered.getOrDefault("plain", 0);
        for (int i = 0; i < 100; i++) {
            assertThat(value(node.mailbox().unpublished(10))).isEmpty();
        }
        assertThat(heard.answered.getOrDefault("plain", 0) - plain)
                .as("one look at all shards, and the lease's own")
                .isLessThan(50);
        assertThat(heard.failed).isEmpty();
    }

    @Test
    void aFrozenServerIsLate_thenAway() {
        RedisNode node = start(nodes.settings().within(DEADLINE));
        claim(node);
        redis.pause();
        for (int i = 0; i < 20; i++) {
            node.directory().find(ID);
        }
        await().atMost(PATIENCE).until(() -> !node.isReachable());
        assertThat(heard.of(RedisFailure.LATE)).isPositive();
        int before = heard.of(RedisFailure.AWAY);
        node.directory().find(ID);
        assertThat(heard.of(RedisFailure.AWAY)).isGreaterThan(before);
        redis.resume();
        await().atMost(PATIENCE).until(node::isReachable);
    }

    @Test
    void aServerThatIsGone_doesNotServe() {
        RedisNode node = start(nodes.settings());
        redis.kill();
        await().atMost(PATIENCE).until(() -> !node.isReachable());
        assertThat(heard.of(RedisFailure.NOT_SERVED)).isPositive();
        assertThat(heard.of(RedisFailure.REFUSED)).isZero();
    }

    @Test
    void callsThatFindNoRoom_areCounted() {
        RedisSettings usual = nodes.settings().within(Duration.ofSeconds(5));
        RedisNode node = start(new RedisSettings(
                usual.address(), usual.trust(), usual.deadline(), 1, 1, usual.lease(), usual.cache()));
        redis.pause();
        for (int i = 0; i < 10; i++) {
            node.directory().find(ID);
        }
        assertThat(heard.of(RedisFailure.CROWDED)).isBetween(7, 9);
        redis.resume();
    }
}
