// SPDX-License-Identifier: MIT
package io.cpgateway.app.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.app.cost.RedisMeter.Use;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What messages cost Redis (R2): nothing. Counted is every command that a node sends or has scripts call while two hundred
 * charging charge points say a hundred thousand things, whatever the node asks by itself included, divided by the messages.
 */
class RedisPerMessageIT {
    private static final int THREADS = 8;
    private static final int TALKERS_PER_THREAD = 25;
    private static final int ROUNDS = 500;
    private static final long MESSAGES = (long) THREADS * TALKERS_PER_THREAD * ROUNDS;
    private static final double MOST_PER_MESSAGE = 0.01;
    private static final String ID_TAG = "TALKER";
    /** An idle node looks at all shards in this time. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void r2_bug12_theHotPath_asksRedisForNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CostWorld world = new CostWorld(folder, 1);
                RedisMeter meter = world.meter()) {
            world.knowIdTag(ID_TAG);
            List<List<Talker>> groups = together(threads, group -> connect(world, group));
            Use begin = meter.readWhenQuiet();
            await().pollDelay(IDLE).atMost(IDLE.multipliedBy(2)).until(() -> true);
            Use between = meter.read();
            together(threads, group -> talk(groups.get(group)));
            Use load = meter.read().since(between);
            Use idle = between.since(begin);
            report(idle, load);
            assertThat(world.measured("ocppgw_events_received_total"))
                    .as("messages that arrived, boots and starts besides")
                    .isEqualTo(MESSAGES + 2L * THREADS * TALKERS_PER_THREAD);
            assertThat(load.calls()).as("what the node asks by itself is heard").isPositive();
            double besides =
                    idle.callsPerSecond() * load.nanos() / Duration.ofSeconds(1).toNanos();
            assertThat(load.calls() - besides)
                    .as("commands because of messages, beyond the %.0f that the node asks anyway: %s", besides, load)
                    .isLessThan(MOST_PER_MESSAGE * MESSAGES);
            for (List<Talker> group : groups) {
                for (Talker talker : group) {
                    talker.close();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void report(Use idle, Use load) {
        System.out.printf(
                Locale.ROOT,
                "Redis per message: %d messages, %.0f/s, %.5f commands each (bound %.2f)%n  a node that idles: %.1f/s,"
                        + " %s%n  under load: %.1f/s, %s%n",
                MESSAGES,
                MESSAGES * 1e9 / load.nanos(),
                (double) load.calls() / MESSAGES,
                MOST_PER_MESSAGE,
                idle.callsPerSecond(),
                idle,
                load.callsPerSecond(),
                load);
    }

    private static List<Talker> connect(CostWorld world, int group) throws IOException {
        List<Talker> talkers = new ArrayList<>();
        for (int i = 0; i < TALKERS_PER_THREAD; i++) {
            String id = "TALKER-" + group + "-" + i;
            world.know(id);
            talkers.add(new Talker(world.raw(id), ID_TAG));
        }
        return talkers;
    }

    private static Boolean talk(List<Talker> talkers) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            for (Talker talker : talkers) {
                talker.say();
            }
            for (Talker talker : talkers) {
                talker.hear();
            }
        }
        return true;
    }

    private interface Work<T> {
        T of(int group) throws IOException;
    }

    private static <T> List<T> together(ExecutorService threads, Work<T> work) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int group = 0; group < THREADS; group++) {
            int number = group;
            tasks.add(() -> work.of(number));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> done : threads.invokeAll(tasks)) {
            results.add(done.get());
        }
        return results;
    }
}
