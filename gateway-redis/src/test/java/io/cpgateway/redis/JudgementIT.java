// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static io.cpgateway.redis.Stages.done;
import static io.cpgateway.redis.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EmbeddedServers
class JudgementIT {
    private static final ChargePointId ID = new ChargePointId("CP-1");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestNodes nodes;
    private final Told toldA = new Told();
    private final Told toldB = new Told();

    JudgementIT(EmbeddedRedis redis) {
        nodes = TestNodes.onEmpty(redis);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    private static List<String> members(RedisNode seenBy) {
        return value(seenBy.neighbourhood().members()).stream()
                .map(Neighbour::node)
                .sorted()
                .toList();
    }

    @Test
    void n1_thoseThatJoined_areMembers_untilTheyClose() {
        RedisNode a = nodes.start();
        RedisNode b = nodes.start();
        assertThat(members(a)).isEmpty();
        a.neighbourhood().join(toldA);
        b.neighbourhood().join(toldB);
        assertThat(members(a)).containsExactly("node-0", "node-1");
        b.close();
        assertThat(members(a)).containsExactly("node-0");
    }

    @Test
    void n2_aWake_reachesThatProcess_alsoASecondTime() {
        RedisNode a = nodes.start();
        RedisNode b = nodes.start();
        a.neighbourhood().join(toldA);
        b.neighbourhood().join(toldB);
        String incarnation = incarnation(a, "node-1");
        for (int times = 1; times <= 3; times++) {
            done(a.neighbourhood().wake(incarnation, ID, 1L << 60));
            int expected = times;
            await().atMost(PATIENCE).until(() -> toldB.woken().size() >= expected);
        }
        assertThat(toldB.woken()).containsOnly(new Told.Woken(ID, 1L << 60));
        assertThat(toldA.woken()).isEmpty();
    }

    private static String incarnation(RedisNode seenBy, String node) {
        return value(seenBy.neighbourhood().members()).stream()
                .filter(n -> n.node().equals(node))
                .findFirst()
                .orElseThrow()
                .incarnation();
    }

    @Test
    void r3_aProcessThatStopsRenewing_isReportedByAnother_andTold_whenItComesBack() {
        RedisNode a = nodes.start();
        RedisNode b = nodes.start();
        a.neighbourhood().join(toldA);
        b.neighbourhood().join(toldB);
        long epoch =
                value(b.directory().claim(ID, OcppVersion.V1_6, Instant.now())).epoch();
        await().atMost(PATIENCE).until(a::mayJudge);
        assertThat(value(a.directory().abandoned(10))).as("both live").isEmpty();

        CountDownLatch frozen = new CountDownLatch(1);
        b.occupyLease(() -> awaitUninterruptibly(frozen));
        await().atMost(PATIENCE).until(() -> !value(a.directory().abandoned(10)).isEmpty());
        assertThat(value(a.directory().abandoned(10)))
                .extracting(Ownership::epoch)
                .containsExactly(epoch);
        assertThat(value(a.directory().find(ID)).orElseThrow().online()).isFalse();
        assertThat(members(a)).containsExactly("node-0");
        assertThat(value(b.directory().abandoned(10)))
                .as("who does not see Redis judges nobody")
                .isEmpty();

        frozen.countDown();
        await().atMost(PATIENCE).until(() -> toldB.lapses() == 1);
        assertThat(members(a)).containsExactly("node-0", "node-1");
        assertThat(value(a.directory().abandoned(10))).isEmpty();
        assertThat(toldA.lapses()).isZero();
        assertThat(List.of(a.lapses(), b.lapses())).containsExactly(0L, 1L);
    }

    @Test
    void r3_ofSeveralProcesses_oneReports() {
        List<RedisNode> living = List.of(nodes.start(), nodes.start());
        RedisNode lost = nodes.start();
        value(lost.directory().claim(ID, OcppVersion.V1_6, Instant.now()));
        await().atMost(PATIENCE).until(() -> living.stream().allMatch(RedisNode::mayJudge));
        CountDownLatch frozen = new CountDownLatch(1);
        lost.occupyLease(() -> awaitUninterruptibly(frozen));
        await().atMost(PATIENCE).until(() -> reporting(living) == 1);
        assertThat(reporting(living)).isEqualTo(1);
        frozen.countDown();
    }

    private static long reporting(List<RedisNode> living) {
        return living.stream()
                .filter(node -> !value(node.directory().abandoned(10)).isEmpty())
                .count();
    }

    @Test
    void r3_aProcessThatHasJustCome_judgesNobody() {
        RedisNode a = nodes.start();
        value(a.directory().claim(ID, OcppVersion.V1_6, Instant.now()));
        a.close();
        RedisNode b = nodes.start();
        assertThat(b.mayJudge()).isFalse();
        assertThat(value(b.directory().abandoned(10))).isEmpty();
        await().atMost(PATIENCE).until(() -> value(b.directory().abandoned(10)).size() == 1);
    }

    @Test
    void r3_aClaimOfAProcessThatCameAMomentAgo_isNotAbandoned() {
        RedisNode a = nodes.start();
        await().atMost(PATIENCE).until(a::mayJudge);
        RedisNode b = nodes.start();
        value(b.directory().claim(ID, OcppVersion.V1_6, Instant.now()));
        assertThat(value(a.directory().abandoned(10))).isEmpty();
        assertThat(value(a.directory().find(ID)).orElseThrow().online()).isTrue();
        assertThat(value(a.directory().claim(ID, OcppVersion.V1_6, Instant.now()))
                        .previous())
                .isNotNull();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
