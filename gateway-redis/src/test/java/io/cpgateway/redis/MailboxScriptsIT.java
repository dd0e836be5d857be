// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each script of mailbox and transactions by itself. */
@EmbeddedServers
class MailboxScriptsIT {
    private static final List<String> ENQUEUE = List.of("cmd", "wait", "due", "outbox", "last");
    private static final List<String> ADVANCE = List.of("cmd", "wait", "sent", "due", "outbox", "last", "presence");

    private final ScriptRunner scripts;

    MailboxScriptsIT(EmbeddedRedis redis) {
        scripts = new ScriptRunner(redis);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    private List<?> enqueue(String id, int waits, int high, int limit, long reservedAt) {
        return scripts.list(
                Script.ENQUEUE,
                ENQUEUE,
                1,
                id,
                "CP",
                "ACCEPTED",
                "json",
                waits,
                high,
                60_000,
                "9",
                60_000,
                "5",
                limit,
                "me",
                reservedAt,
                5_000);
    }

    private String advance(String from, String to, String kind, Object epoch) {
        return scripts.run(
                Script.ADVANCE, ADVANCE, "a", from, to, "json-" + to, kind, 70_000, "9", 60_000, "me", epoch);
    }

    @Test
    void reserve_givesAnIdToTheFirst_untilItsReservationIsReplaced() {
        List<String> key = List.of("id");
        String first = String.valueOf(
                scripts.list(Script.RESERVE, key, "CP", 60_000, "").get(0));
        assertThat(first).endsWith(" CP");
        assertThat(scripts.list(Script.RESERVE, key, "CQ", 60_000, "").get(0)).isEqualTo(first);
        assertThat(String.valueOf(
                        scripts.list(Script.RESERVE, key, "CQ", 60_000, first).get(0)))
                .endsWith(" CQ");
        assertThat(scripts.run(Script.UNRESERVE, key, first)).isEqualTo("0");
        assertThat(scripts.run(Script.UNRESERVE, key, scripts.redis.get("id"))).isEqualTo("1");
        assertThat(scripts.redis.exists("id")).isFalse();
    }

    @Test
    void enqueue_storesOnce_countsThoseWhoWait_andPutsTheStateIntoTheOutbox() {
        assertThat(enqueue("a", 1, 0, 1, scripts.now())).isEqualTo(List.of("stored", 1L));
        assertThat(enqueue("a", 1, 0, 1, scripts.now())).isEqualTo(List.of("known", "json"));
        scripts.redis.del("cmd");
        assertThat(enqueue("b", 1, 0, 1, scripts.now())).isEqualTo(List.of("full", 1L));
        assertThat(enqueue("b", 0, 0, 1, scripts.now())).isEqualTo(List.of("stored", 1L));
        assertThat(scripts.redis.pttl("cmd")).as("final at once").isPositive();
        assertThat(scripts.redis.zrange("outbox", 0, -1))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith(" me json"));
    }

    @Test
    void enqueue_comesTooLate_whenTheReservationNoLongerCounts() {
        assertThat(enqueue("a", 1, 0, 9, scripts.now() - 60_000)).isEqualTo(List.of("late"));
        assertThat(scripts.redis.dbSize()).isZero();
    }

    @Test
    void enqueue_storesAgain_whenTheFirstIsForgotten_andRefusesANewerLayout() {
        enqueue("a", 0, 0, 9, scripts.now());
        scripts.redis.hset("cmd", "forgotten", "5");
        assertThat(enqueue("a", 1, 0, 9, scripts.now())).isEqualTo(List.of("stored", 1L));
        assertThat(scripts.redis.pttl("cmd")).isEqualTo(-1);
        scripts.redis.hset("cmd", "v", "2");
        assertThat(enqueue("a", 1, 0, 9, scripts.now())).isEqualTo(List.of("newer", "2"));
    }

    @Test
    void advance_needsTheStateItComesFrom_andMovesTheCommand() {
        enqueue("a", 1, 1, 9, scripts.now());
        assertThat(advance("SENT", "ANSWERED", "final", "")).isEqualTo("0");
        assertThat(advance("ACCEPTED", "SENT", "sent", 7)).isEqualTo("1");
        assertThat(scripts.redis.exists("wait")).isFalse();
        assertThat(scripts.redis.zscore("due", "a")).isEqualTo(70_000);
        double place = scripts.redis.zscore("sent", "a");
        assertThat(advance("SENT", "QUEUED", "waiting", "")).isEqualTo("1");
        assertThat(scripts.redis.zscore("wait", "a")).isEqualTo(place).isNegative();
        assertThat(advance("QUEUED", "EXPIRED", "final", "")).isEqualTo("1");
        assertThat(scripts.redis.exists("wait", "sent", "due")).isZero();
        assertThat(advance("EXPIRED", "SENT", "sent", 7)).isEqualTo("0");
        assertThat(scripts.redis.zcard("outbox")).isEqualTo(4);
    }

    @Test
    void m8_advanceToSent_loses_whenANewerConnectionHasClaimed() {
        enqueue("a", 1, 0, 9, scripts.now());
        scripts.redis.hset("presence", "epoch", "8");
        assertThat(advance("ACCEPTED", "SENT", "sent", 7)).isEqualTo("0");
        assertThat(advance("ACCEPTED", "SENT", "sent", 8)).isEqualTo("1");
    }

    @Test
    void begin_takesTheFirstFreeId_unlessTheStartIsKnown() {
        List<String> keys = List.of("run", "t7", "t8");
        scripts.redis.hset("t7", "forgotten", "9");
        assertThat(begin(keys, 0, "", 7, 8)).isEqualTo(List.of("begun", "8"));
        assertThat(begin(keys, 0, "", 7, 8)).isEqualTo(List.of("running", "8"));
        assertThat(begin(keys, 0, "8", 7, 8)).isEqualTo(List.of("taken"));
        assertThat(begin(List.of("run", "t7"), 1, "8", 7)).as("exactly").isEqualTo(List.of("begun", "7"));
        assertThat(scripts.redis.pttl("run")).isPositive();
    }

    private List<?> begin(List<String> keys, int exactly, String ended, Object... ids) {
        Object[] arguments = new Object[10 + ids.length];
        System.arraycopy(
                new Object[] {1, exactly, ended, "key", "json", "e", 0, "9", 60_000, "5"}, 0, arguments, 0, 10);
        System.arraycopy(ids, 0, arguments, 10, ids.length);
        return scripts.list(Script.BEGIN, keys, arguments);
    }

    @Test
    void stop_keepsTheFirst_andConfirmMarksItsEvent() {
        assertThat(stop("s-1", "5")).isEqualTo(List.of("unknown"));
        begin(List.of("run", "t"), 0, "", 7);
        assertThat(stop("s-1", "9")).as("kept long enough").isEqualTo(List.of("unknown"));
        assertThat(stop("s-1", "5").get(0)).isEqualTo("ended");
        stop("s-2", "5");
        assertThat(scripts.redis.hget("t", "stopEvent")).isEqualTo("s-1");
        scripts.run(Script.CONFIRM, List.of("t"), "s-1");
        assertThat(scripts.redis.hmget("t", "startDurable", "stopDurable")).containsExactly("0", "1");
        scripts.run(Script.CONFIRM, List.of("t"), "e");
        assertThat(scripts.redis.hget("t", "startDurable")).isEqualTo("1");
        scripts.redis.hset("t", "v", "2");
        assertThat(stop("s-3", "5")).isEqualTo(List.of("newer", "2"));
    }

    private List<?> stop(String event, String now) {
        return scripts.list(Script.STOP, List.of("t"), 1, "json", event, 0, "9", 60_000, now);
    }
}
