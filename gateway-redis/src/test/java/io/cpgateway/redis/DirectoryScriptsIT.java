// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each script of the directory by itself. */
@EmbeddedServers
class DirectoryScriptsIT {
    private static final List<String> KEYS = List.of("p", "o", "open", "ids");
    private static final List<String> CLAIMED = List.of("p", "o", "open", "ids", "waiting", "sent");
    private static final List<String> RELEASED = List.of("p", "o", "open");

    private final ScriptRunner scripts;

    DirectoryScriptsIT(EmbeddedRedis redis) {
        scripts = new ScriptRunner(redis);
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    private List<?> claim(String incarnation, long lowest) {
        return scripts.list(Script.CLAIM, CLAIMED, 1, "CP", incarnation, 5, lowest, "node", "since", "seen", "V1_6", 3);
    }

    private static long epoch(List<?> claimed) {
        assertThat(claimed.get(0)).isEqualTo("claimed");
        return Long.parseLong(String.valueOf(claimed.get(1)));
    }

    @Test
    void claim_givesTheTimeAndTheBits_andNamesWhomItReplaces() {
        long before = scripts.now() * 1024;
        List<?> first = claim("i", 0);
        assertThat(epoch(first)).isGreaterThanOrEqualTo(before);
        assertThat(epoch(first) % 1024).isEqualTo(5);
        assertThat(first.get(2)).isNull();
        List<?> second = claim("j", 0);
        assertThat(epoch(second)).isGreaterThan(epoch(first));
        assertThat(second.get(2)).isEqualTo("i\0CP\0" + epoch(first) + "\0since\0node");
        assertThat(scripts.redis.zcard("open")).isEqualTo(2);
        assertThat(scripts.redis.zrange("ids", 0, -1)).containsExactly("CP");
    }

    @Test
    void claim_isNeverBelowWhatTheProcessHasSeen_norBelowWhatIsStored() {
        long high = 1L << 52;
        assertThat(epoch(claim("i", high))).isEqualTo(high);
        assertThat(epoch(claim("i", 0))).isEqualTo(high + 1);
    }

    @Test
    void claim_tellsOfCommandsThatWait_andOfThoseThatWereSent() {
        assertThat(claim("i", 0).get(4)).isEqualTo(0L);
        scripts.redis.zadd("waiting", 1, "c");
        assertThat(claim("i", 0).get(4)).isEqualTo(1L);
        scripts.redis.del("waiting");
        scripts.redis.zadd("sent", 1, "c");
        assertThat(claim("i", 0).get(4)).isEqualTo(1L);
    }

    @Test
    void claim_refusesTooManyOpenConnections_andANewerLayout() {
        claim("i", 0);
        claim("i", 0);
        claim("i", 0);
        assertThat(claim("i", 0)).isEqualTo(List.of("full", 3L));
        scripts.redis.del("o");
        scripts.redis.hset("p", "v", "2");
        assertThat(claim("i", 0)).isEqualTo(List.of("newer", "2"));
    }

    @Test
    void register_needsTheNewestEpoch_andKeepsTheLaterTime() {
        long epoch = epoch(claim("i", 0));
        assertThat(scripts.run(Script.REGISTER, List.of("p"), epoch - 1, "r", "x"))
                .isEqualTo("0");
        assertThat(scripts.run(Script.REGISTER, List.of("p"), epoch, "r", "a")).isEqualTo("1");
        assertThat(scripts.redis.hmget("p", "registration", "seen")).containsExactly("r", "seen");
        scripts.run(Script.REGISTER, List.of("p"), epoch, "r", "z");
        assertThat(scripts.redis.hget("p", "seen")).isEqualTo("z");
    }

    @Test
    void release_sortsEndsByTime_keepsSome_andForgetsLater() {
        for (String at : List.of("10", "30", "20", "20")) {
            long epoch = epoch(claim("i", 0));
            assertThat(scripts.run(Script.RELEASE, RELEASED, epoch, at, "c" + at + epoch, 3, 60_000))
                    .isEqualTo("1");
            assertThat(scripts.run(Script.RELEASE, RELEASED, epoch, at, "again", 3, 60_000))
                    .isEqualTo("0");
        }
        assertThat(scripts.redis.hget("p", "closes").split("\n"))
                .extracting(line -> line.substring(0, 2))
                .containsExactly("30", "20", "20");
        assertThat(scripts.redis.hget("p", "online")).isEqualTo("0");
        assertThat(scripts.redis.pttl("p")).isPositive();
        assertThat(scripts.redis.exists("o", "open")).isZero();
        claim("i", 0);
        assertThat(scripts.redis.pttl("p")).as("kept while somebody is there").isEqualTo(-1);
    }

    @Test
    void release_ofAnOlderConnection_leavesTheNewerOnline() {
        long first = epoch(claim("i", 0));
        claim("j", 0);
        assertThat(scripts.run(Script.RELEASE, RELEASED, first, "1", "c", 3, 60_000))
                .isEqualTo("1");
        assertThat(scripts.redis.hget("p", "online")).isEqualTo("1");
        assertThat(scripts.redis.pttl("p")).isEqualTo(-1);
    }

    @Test
    void settle_storesTheHigher_andSaysWhoIsReplaced() {
        long stored = epoch(claim("i", 0));
        List<?> higher = settle(stored + 10, "mine");
        assertThat(higher.subList(0, 2)).isEqualTo(List.of("settled", String.valueOf(stored + 10)));
        assertThat(String.valueOf(higher.get(2))).startsWith("i\0CP\0");
        assertThat((List<?>) higher.get(3)).hasSize(2);
        List<?> lower = settle(stored + 5, "late");
        assertThat(lower.subList(0, 2)).isEqualTo(List.of("replaced", String.valueOf(stored + 10)));
        assertThat(scripts.redis.hget("p", "connection")).isEqualTo("mine");
        assertThat(settle(stored + 10, "mine").get(2)).as("the same again").isNull();
    }

    private List<?> settle(long epoch, String connection) {
        return scripts.list(Script.SETTLE, KEYS, 1, "CP", epoch, connection, "V1_6", "seen", "", 16);
    }

    @Test
    void forget_takesTheIdOut_onlyWithoutARow() {
        claim("i", 0);
        assertThat(scripts.run(Script.FORGET, List.of("p", "ids"), "CP")).isEqualTo("0");
        scripts.redis.del("p");
        assertThat(scripts.run(Script.FORGET, List.of("p", "ids"), "CP")).isEqualTo("1");
        assertThat(scripts.redis.exists("ids")).isFalse();
    }
}
