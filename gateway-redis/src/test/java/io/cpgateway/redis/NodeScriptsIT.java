// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each script of the neighbourhood and of what is cached, by itself. */
@EmbeddedServers
class NodeScriptsIT {
    private static final List<String> LEASES = List.of("leases", "says", "state");
    private static final List<String> WAKE = List.of("leases", "number", "wakes", "epochs");
    private static final List<String> WAKES = List.of("wakes", "epochs");

    private final ScriptRunner scripts;

    NodeScriptsIT(EmbeddedRedis redis) {
        scripts = new ScriptRunner(redis);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    private List<?> renew(String incarnation, long leaseMs, Object known, boolean again) {
        return renew(incarnation, leaseMs, known, again, false);
    }

    private List<?> renew(String incarnation, long leaseMs, Object known, boolean again, boolean mayJudge) {
        return scripts.list(
                Script.RENEW,
                LEASES,
                incarnation,
                leaseMs,
                "says-" + incarnation,
                known,
                again ? 1 : 0,
                mayJudge ? 1 : 0,
                "",
                "",
                "");
    }

    private List<?> renewKnowing(String run) {
        return renewKnowing("a", run, "");
    }

    private List<?> renewKnowing(String incarnation, String run, String whole) {
        return scripts.list(
                Script.RENEW, LEASES, incarnation, 60_000, "says", 0, run.isEmpty() ? 0 : 1, 0, run, whole, "");
    }

    private boolean judges(String incarnation, boolean mayJudge) {
        return at(renew(incarnation, 60_000, 0, true, mayJudge), 6).equals("1");
    }

    private static String at(List<?> renewal, int index) {
        return String.valueOf(renewal.get(index));
    }

    @Test
    void renew_countsRenewals_andListsWhoHasALease() {
        List<?> first = renew("a", 60_000, 0, false);
        assertThat(at(first, 3)).isEqualTo("1");
        assertThat(first.get(5)).isEqualTo(List.of("a"));
        List<?> second = renew("b", 60_000, 0, false);
        assertThat(at(second, 3)).isEqualTo("2");
        assertThat((List<?>) second.get(5)).hasSize(2);
        assertThat(at(second, 4)).as("seen without a break since then").isEqualTo(at(first, 4));
        assertThat(scripts.run(Script.MEMBERS, List.of("leases", "says"))).contains("says-a", "says-b");
    }

    @Test
    void renew_hasOneJudge_thatMayBeOne_untilItsLeaseIsGone_orItMayNoLonger() {
        assertThat(judges("a", false)).isFalse();
        assertThat(judges("b", true)).isTrue();
        assertThat(judges("a", true)).as("there is one").isFalse();
        assertThat(judges("b", true)).isTrue();
        scripts.redis.zrem("leases", "b");
        assertThat(judges("a", true)).as("who left is none").isTrue();
        assertThat(judges("b", true)).isFalse();
        scripts.redis.hset("state", "judged", Long.toString(scripts.now() - 60_000));
        assertThat(judges("b", true))
                .as("who did not say so for a lease is none")
                .isTrue();
    }

    @Test
    void renew_tellsOneThatMayHaveBeenJudged_alsoIfNobodyHasSeenRedisSince() {
        renew("b", 60_000, 0, false);
        assertThat(judges("a", true)).isTrue();
        long now = scripts.now();
        scripts.redis.hset("state", Map.of("last", "0", "judged", Long.toString(now - 35_000)));
        scripts.redis.zadd("leases", now - 1_000.0, "b");
        assertThat(at(renew("b", 60_000, 0, true), 2)).isEqualTo("1");
    }

    @Test
    void renew_tellsNoLapse_ifNobodyWasThereThatMayJudge_afterTheLeaseHadEnded() {
        renew("b", 60_000, 0, false);
        assertThat(judges("a", true)).isTrue();
        long now = scripts.now();
        scripts.redis.hset("state", Map.of("last", "0", "judged", Long.toString(now - 45_000)));
        scripts.redis.zadd("leases", now - 1_000.0, "b");
        assertThat(at(renew("b", 60_000, 0, true), 2)).isEqualTo("0");
    }

    @Test
    void renew_tellsThatWritesWereLost_whenTheCountWentBack() {
        renew("a", 60_000, 0, false);
        List<?> lost = renew("a", 60_000, 7, true);
        assertThat(at(lost, 1)).isEqualTo("1");
        assertThat(at(lost, 2)).as("that is no lapse").isEqualTo("0");
        assertThat(at(lost, 3)).isEqualTo("8");
        assertThat(at(lost, 4)).as("whoever judges begins anew").isEqualTo(at(lost, 0));
    }

    @Test
    void renew_tellsThatWritesMayBeLost_whenRedisWasRestarted() {
        String run = at(renewKnowing(""), 7);
        assertThat(run).matches("[0-9a-f]{40}");
        assertThat(at(renewKnowing(run), 1)).isEqualTo("0");
        assertThat(at(renewKnowing("another"), 1)).isEqualTo("1");
        scripts.redis.hset("state", "run", "another");
        assertThat(at(renewKnowing(run), 1)).as("who was there knows").isEqualTo("0");
        scripts.redis.hset("state", "run", "another");
        assertThat(at(renewKnowing(""), 1)).as("nobody was there").isEqualTo("1");
    }

    @Test
    void renew_tellsThatWritesWereLost_alsoIfAnotherHasCountedOn() {
        String run = at(renewKnowing("a", "", ""), 7);
        renewKnowing("b", "", "");
        scripts.redis.flushAll();
        renewKnowing("a", run, "");
        renewKnowing("a", run, "");
        assertThat(at(renewKnowing("b", run, run), 1)).isEqualTo("1");
        assertThat(at(renewKnowing("c", "", ""), 1))
                .as("who has not noticed cannot say that all is put back")
                .isEqualTo("2");
    }

    @Test
    void renew_leavesADoubtToWhoComes_untilSomebodySaysThatAllIsThere() {
        String run = at(renewKnowing("a", "", ""), 7);
        assertThat(at(renewKnowing("b", "", ""), 1)).as("empty").isEqualTo("2");
        renewKnowing("a", run, "another");
        assertThat(at(renewKnowing("c", "", ""), 1)).as("said of another run").isEqualTo("2");
        assertThat(at(renewKnowing("a", run, run), 1)).isEqualTo("0");
        assertThat(at(renewKnowing("d", "", ""), 1)).isEqualTo("0");
    }

    @Test
    void renew_tellsOfALapse_onlyIfOthersSawRedisAllTheTime() {
        renew("a", 1, 0, false);
        scripts.redis.hset("state", "up", String.valueOf(scripts.now() - 120_000));
        await().until(() ->
                scripts.run(Script.MEMBERS, List.of("leases", "says")).equals("[]"));
        renew("b", 60_000, 0, false);
        assertThat(at(renew("a", 60_000, 0, true), 2)).isEqualTo("1");

        scripts.redis.zadd("leases", 1, "a");
        scripts.redis.hset("state", "last", "1");
        assertThat(at(renew("a", 60_000, 0, true), 2)).as("Redis was away").isEqualTo("0");
    }

    @Test
    void renew_forgetsThoseWhoAreLongGone() {
        scripts.redis.zadd("leases", 1, "old");
        scripts.redis.hset("says", "old", "x");
        renew("a", 60_000, 0, false);
        assertThat(scripts.redis.zrange("leases", 0, -1)).containsExactly("a");
        assertThat(scripts.redis.hkeys("says")).containsExactly("a");
    }

    @Test
    void wake_ofOneWithoutALease_doesNothing() {
        assertThat(wake("CP", 7)).isEqualTo("0");
        assertThat(scripts.redis.exists("wakes")).isFalse();
    }

    private String wake(String id, long epoch) {
        return scripts.run(Script.WAKE, WAKE, "a", id, epoch, "channel", 60_000);
    }

    @Test
    void wakes_areReadInOrder_withTheHighestEpoch_andStayUntilTold() {
        renew("a", 60_000, 0, false);
        wake("CP", 9);
        wake("CP", 7);
        wake("CQ", Long.MAX_VALUE);
        assertThat(scripts.list(Script.WAKES, WAKES, 10))
                .isEqualTo(List.of("CP", "2", "9", "CQ", "3", String.valueOf(Long.MAX_VALUE)));
        assertThat(scripts.list(Script.WAKES, WAKES, 1, "CP", 2)).isEqualTo(List.of("CQ", "3", "" + Long.MAX_VALUE));
        wake("CQ", 1);
        assertThat(scripts.list(Script.WAKES, WAKES, 10, "CQ", 3))
                .as("asked for again since it was read")
                .isEqualTo(List.of("CQ", "4", "" + Long.MAX_VALUE));
        assertThat(scripts.list(Script.WAKES, WAKES, 10, "CQ", 4)).isEmpty();
        assertThat(scripts.redis.exists("wakes", "epochs")).isZero();
    }

    @Test
    void putAndRemove_changeTheEntry() {
        assertThat(scripts.run(Script.PUT, List.of("h"), "f", "v", "channel", "m"))
                .isEqualTo("1");
        assertThat(scripts.redis.hget("h", "f")).isEqualTo("v");
        assertThat(scripts.run(Script.REMOVE, List.of("h"), "f", "channel", "m"))
                .isEqualTo("1");
        assertThat(scripts.run(Script.REMOVE, List.of("h"), "f", "channel", "m"))
                .isEqualTo("0");
    }
}
