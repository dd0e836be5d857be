// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static io.cpgateway.redis.Stages.done;
import static io.cpgateway.redis.Stages.failure;
import static io.cpgateway.redis.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Password;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.Registration;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** Redis dies, freezes, comes back (R5). */
class OutageIT {
    private static final ChargePointId ID = new ChargePointId("CP-1");
    private static final ChargePointId OTHER = new ChargePointId("CP-2");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Closing CLOSED = new Closing(NOW.plusSeconds(1), 1006, "liveness", "gateway");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedRedis redis = EmbeddedRedis.builder().appendOnly().start();
    private final TestNodes nodes = new TestNodes(redis.address());

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }

    private static Claim claim(RedisNode node, ChargePointId id) {
        return value(node.directory().claim(id, OcppVersion.V1_6, NOW));
    }

    private static Presence find(RedisNode node, ChargePointId id) {
        return value(node.directory().find(id)).orElseThrow();
    }

    private void kill(RedisNode... seenBy) {
        redis.kill();
        for (RedisNode node : seenBy) {
            await().atMost(PATIENCE).until(() -> !node.isReachable());
        }
    }

    private void bringBack(RedisNode... nodes) {
        redis.restart();
        for (RedisNode node : nodes) {
            await().atMost(PATIENCE).until(() -> node.isReachable() && node.untold() == 0);
        }
    }

    @Test
    void r2_whileRedisIsFrozen_everyCallFailsAsTransient_andTheServerIsNamed() {
        RedisNode node = nodes.start(nodes.settings().within(Duration.ofMillis(250)), InstantSource.system());
        claim(node, ID);
        redis.pause();
        List<CompletionStage<?>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(node.directory().find(ID));
            calls.add(node.mailbox().next(ID));
            calls.add(node.transactions().find(ID, 1));
        }
        assertThat(calls)
                .allSatisfy(call -> assertThat(failure(call))
                        .isInstanceOf(GatewayException.Transient.class)
                        .hasMessageContaining(redis.address()));
        assertThat(node.isReachable()).isFalse();
        redis.resume();
        await().atMost(PATIENCE).until(node::isReachable);
        assertThat(find(node, ID).online()).isTrue();
    }

    @Test
    void r2_whenRedisIsKilledDuringCalls_allAreDecided_andLaterOnesSucceed() {
        RedisNode node = nodes.start();
        List<CompletionStage<Optional<Presence>>> calls = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            calls.add(node.directory().find(new ChargePointId("CP-" + i)));
            if (i == 500) {
                redis.kill();
            }
        }
        assertThat(calls)
                .allSatisfy(call -> value(call.handle((found, failure) -> {
                    assertThat(failure == null || StoreAccess.cause(failure) instanceof GatewayException)
                            .isTrue();
                    return true;
                })));
        redis.restart();
        await().atMost(PATIENCE).until(node::isReachable);
        assertThat(value(node.directory().find(ID))).isEmpty();
    }

    @Test
    void r1_beforeRedisWasEverSeen_aClaimFailsAsTransient() {
        redis.kill();
        RedisNode node = nodes.start();
        assertThat(failure(node.directory().claim(ID, OcppVersion.V1_6, NOW)))
                .isInstanceOf(GatewayException.Transient.class);
        bringBack(node);
        assertThat(claim(node, ID).epoch()).isPositive();
    }

    @Test
    void r1_r5_claimsWithoutRedis_rise_andAreSettledWhenItIsBack() {
        RedisNode node = nodes.start();
        RedisNode other = nodes.start();
        Claim recorded = claim(node, ID);
        assertThat(recorded.recorded()).isTrue();
        long first = recorded.epoch();
        kill(node);
        Claim second = claim(node, ID);
        assertThat(second.epoch()).isGreaterThan(first);
        assertThat(second.recorded()).isFalse();
        assertThat(second.previous()).extracting(Ownership::epoch).isEqualTo(first);
        assertThat(value(node.directory().release(ID, first, CLOSED))).isTrue();
        Registration registration = new Registration(Registration.State.ACCEPTED, "v", "m", null, 300, NOW);
        assertThat(value(node.directory().register(ID, second.epoch(), registration)))
                .isTrue();
        assertThat(failure(node.directory().register(ID, first, registration)))
                .isInstanceOf(GatewayException.Transient.class);
        long never = claim(node, OTHER).epoch();
        assertThat(value(node.directory().release(OTHER, never, CLOSED))).isTrue();
        assertThat(node.untold()).isGreaterThan(0);

        bringBack(node, other);
        Presence settled = find(other, ID);
        assertThat(settled.owner().epoch()).isEqualTo(second.epoch());
        assertThat(settled.online()).isTrue();
        assertThat(settled.registration()).isEqualTo(registration);
        assertThat(settled.closes()).containsExactly(CLOSED);
        assertThat(find(other, OTHER).online()).isFalse();
        assertThat(find(other, OTHER).closes()).containsExactly(CLOSED);
        assertThat(claim(other, ID).epoch()).isGreaterThan(second.epoch());
    }

    @Test
    void r5_ofTwoThatClaimedWithoutRedis_theHigherStays_andTheOtherIsTold() {
        Told toldA = new Told();
        Told toldB = new Told();
        RedisNode a = nodes.start();
        RedisNode b = nodes.start();
        a.neighbourhood().join(toldA);
        b.neighbourhood().join(toldB);
        kill(a, b);
        long epochA = claim(a, ID).epoch();
        long epochB = claim(b, ID).epoch();
        bringBack(a, b);
        long higher = Math.max(epochA, epochB);
        assertThat(find(a, ID).owner().epoch()).isEqualTo(higher);
        Told loser = higher == epochA ? toldB : toldA;
        await().atMost(PATIENCE).until(() -> loser.woken().contains(new Told.Woken(ID, higher)));
    }

    @Test
    void r5_anOutageIsNoLapse() {
        Told told = new Told();
        RedisNode node = nodes.start();
        node.neighbourhood().join(told);
        kill(node);
        await().pollDelay(TestNodes.LEASE.multipliedBy(2)).until(() -> true);
        bringBack(node);
        assertThat(value(node.neighbourhood().members())).hasSize(1);
        assertThat(told.lapses()).isZero();
    }

    @Test
    void k5_whenRedisLosesEverything_itIsToldAgain_epochsRise_andItIsReported() {
        RedisNode node = nodes.start();
        List<String> lost = new CopyOnWriteArrayList<>();
        node.onWritesLost(() -> lost.add("lost"));
        lost.clear();
        long held = claim(node, ID).epoch();
        long gone = claim(node, OTHER).epoch();
        value(node.directory().release(OTHER, gone, CLOSED));
        try (RedisClient client = RedisClient.create("redis://" + redis.address())) {
            client.flushAll();
        }
        await().atMost(PATIENCE).until(() -> lost.size() == 1 && node.untold() == 0);
        assertThat(find(node, ID).owner().epoch()).isEqualTo(held);
        assertThat(find(node, ID).online()).isTrue();
        assertThat(claim(node, OTHER).epoch()).isGreaterThan(gone);
    }

    @Test
    void k5_whenAnOlderDumpIsRestored_epochsRise_andItIsReported(@TempDir Path folder) throws IOException {
        List<String> lost = new CopyOnWriteArrayList<>();
        RedisNode node = nodes.start();
        node.onWritesLost(() -> lost.add("lost"));
        lost.clear();
        claim(node, ID);
        copy(redis.folder(), folder);
        long before = claim(node, ID).epoch();
        long other = claim(node, OTHER).epoch();
        long renewals = renewals();
        await().atMost(PATIENCE).until(() -> renewals() > renewals + 1);
        kill(node);
        copy(folder, redis.folder());
        bringBack(node);
        await().atMost(PATIENCE).until(() -> lost.size() == 1);
        await().atMost(PATIENCE).until(() -> node.untold() == 0);
        assertThat(find(node, OTHER).owner().epoch()).isEqualTo(other);
        assertThat(find(node, ID).owner().epoch()).isEqualTo(before);
        RedisNode fresh = nodes.start();
        assertThat(claim(fresh, ID).epoch()).isGreaterThan(before);
    }

    @Test
    void k5_aRestartIsALossThatMayHaveBeen_alsoWhileNoProcessRan() {
        List<String> lost = new CopyOnWriteArrayList<>();
        RedisNode node = nodes.start();
        node.onWritesLost(() -> lost.add("seen"));
        lost.clear();
        kill(node);
        bringBack(node);
        await().atMost(PATIENCE).until(() -> lost.equals(List.of("seen")));
        node.close();
        redis.kill();
        redis.restart();
        RedisNode fresh = nodes.start();
        fresh.onWritesLost(() -> lost.add("found"));
        assertThat(lost).containsExactly("seen", "found");
        assertThat(fresh.losses()).isEqualTo(1);
    }

    @Test
    void k5_anEmptyRedis_mayHaveLostEverything_untilOneSaysThatItIsRestored() {
        RedisNode first = nodes.start();
        assertThat(told(first)).as("nobody knows whether it was ever used").isTrue();
        assertThat(first.losses()).isZero();
        assertThat(told(nodes.start())).as("another one still restores").isTrue();
        long renewals = renewals();
        first.writesRestored();
        await().atMost(PATIENCE).until(() -> renewals() > renewals + 3);
        assertThat(told(nodes.start())).isFalse();
    }

    private static boolean told(RedisNode node) {
        List<String> lost = new CopyOnWriteArrayList<>();
        node.onWritesLost(() -> lost.add("lost"));
        return !lost.isEmpty();
    }

    private long renewals() {
        try (RedisClient client = RedisClient.create("redis://" + redis.address())) {
            return Long.parseLong(client.hget(NodeKeys.STATE, "renewals"));
        }
    }

    /** The append-only file, which is one, or from Redis 7 on several in a folder of their own. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.find(
                from,
                2,
                (path, kind) -> path.startsWith(from.resolve("appendonlydir"))
                        || path.equals(from.resolve("appendonly.aof")))) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Test
    void r1_theClockOfTheNode_doesNotMatter() {
        RedisNode fast = nodes.start(InstantSource.offset(InstantSource.system(), Duration.ofMinutes(5)));
        RedisNode slow = nodes.start(InstantSource.offset(InstantSource.system(), Duration.ofMinutes(-5)));
        long first = value(fast.directory().claim(ID, OcppVersion.V1_6, NOW.plusSeconds(300)))
                .epoch();
        long second = value(slow.directory().claim(ID, OcppVersion.V1_6, NOW.minusSeconds(300)))
                .epoch();
        assertThat(second).isGreaterThan(first);
        kill(slow);
        assertThat(value(slow.directory().claim(ID, OcppVersion.V1_6, NOW.minusSeconds(300)))
                        .epoch())
                .isGreaterThan(second);
    }

    @Test
    void r5_whatWasReadBefore_servesWhileRedisIsAway_andNothingElse() {
        RedisNode node = nodes.start();
        Credential credential = Credential.of(new Password(new byte[] {1, 2}), NOW);
        IdTag tag = new IdTag("ABC", IdTag.Status.ACCEPTED, null, null);
        done(node.credentials().put(ID, credential));
        done(node.credentials().put(OTHER, credential));
        done(node.idTags().put(tag));
        assertThat(value(node.credentials().find(ID))).contains(credential);
        assertThat(value(node.idTags().find("abc"))).contains(tag);
        kill(node);
        assertThat(value(node.credentials().find(ID))).contains(credential);
        assertThat(value(node.idTags().find("abc"))).contains(tag);
        assertThat(failure(node.credentials().find(OTHER))).isInstanceOf(GatewayException.Transient.class);
        assertThat(failure(node.idTags().find("other"))).isInstanceOf(GatewayException.Transient.class);
    }

    @Test
    void a2_whatOneProcessChanges_theOtherSeesAtOnce_andNotTheOldOneDuringAnOutage() {
        RedisNode a = nodes.start();
        RedisNode b = nodes.start();
        Credential old = Credential.of(new Password(new byte[] {1}), NOW);
        Credential next = Credential.of(new Password(new byte[] {2}), NOW);
        done(a.credentials().put(ID, old));
        assertThat(value(b.credentials().find(ID))).contains(old);
        done(a.credentials().put(ID, next));
        await().atMost(PATIENCE).until(() -> value(b.credentials().find(ID)).equals(Optional.of(next)));
        assertThat(value(a.credentials().remove(ID))).isTrue();
        await().atMost(PATIENCE).until(() -> value(b.credentials().find(ID)).isEmpty());
        kill(b);
        assertThat(failure(b.credentials().find(ID))).isInstanceOf(GatewayException.Transient.class);
    }

    @Test
    void scriptsThatTheServerForgot_areSentAgain() {
        RedisNode node = nodes.start();
        long first = claim(node, ID).epoch();
        try (RedisClient client = RedisClient.create("redis://" + redis.address())) {
            client.scriptFlush();
        }
        assertThat(claim(node, ID).epoch()).isGreaterThan(first);
    }

    @Test
    void afterClose_callsFailForGood() {
        RedisNode node = nodes.start();
        node.close();
        node.close();
        assertThat(failure(node.directory().find(ID))).isInstanceOf(GatewayException.Permanent.class);
        assertThat(failure(node.credentials().find(ID))).isInstanceOf(GatewayException.Permanent.class);
        assertThat(failure(node.mailbox().depth(ID))).isInstanceOf(GatewayException.Permanent.class);
        assertThat(failure(node.directory().claim(ID, OcppVersion.V1_6, NOW)))
                .isInstanceOf(GatewayException.Permanent.class);
    }
}
