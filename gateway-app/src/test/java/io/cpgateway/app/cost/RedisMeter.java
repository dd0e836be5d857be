// SPDX-License-Identifier: MIT
package io.cpgateway.app.cost;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;

/** Reads what a Redis server counts of what it was asked. What the meter itself asks is left out. Not thread-safe. */
final class RedisMeter implements AutoCloseable {
    private static final Pattern COMMAND = Pattern.compile("cmdstat_([^:]+):calls=(\\d+),.*");
    private static final Pattern READS = Pattern.compile("total_reads_processed:(\\d+)");
    private static final Duration LULL = Duration.ofMillis(300);
    /** What two idle nodes may ask meanwhile. */
    private static final long READS_IN_A_LULL = 4;

    private final Jedis redis;
    private long readings;

    /**
     * What was asked by one moment, or between two.
     *
     * @param commands how often each command was called, those that scripts call included
     * @param roundTrips how often something was read from a connection: a pipeline that is written at once is one
     * @param nanos when, or how long
     */
    record Use(Map<String, Long> commands, long roundTrips, long nanos) {
        long calls() {
            return commands.values().stream().mapToLong(Long::longValue).sum();
        }

        double callsPerSecond() {
            return calls() * 1e9 / nanos;
        }

        double roundTripsPerSecond() {
            return roundTrips * 1e9 / nanos;
        }

        Use since(Use before) {
            Map<String, Long> more = new TreeMap<>(commands);
            before.commands.forEach((name, calls) -> more.merge(name, -calls, Long::sum));
            more.values().removeIf(calls -> calls == 0);
            return new Use(more, roundTrips - before.roundTrips, nanos - before.nanos);
        }

        @Override
        public String toString() {
            return calls() + " commands in " + Duration.ofNanos(nanos).toMillis() + " ms: "
                    + commands.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
        }
    }

    RedisMeter(int port) {
        redis = new Jedis("127.0.0.1", port);
        redis.ping();
    }

    /** What was asked so far. A reading is in the counts of the next one; so is what the client says when it connects. */
    Use read() {
        String info = redis.info("all");
        Map<String, Long> commands = info.lines()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        line -> line.group(1), line -> Long.parseLong(line.group(2)), Long::sum, TreeMap::new));
        Matcher reads = READS.matcher(info);
        if (commands.isEmpty() || !reads.find()) {
            throw new AssertionError("Redis does not say what it counts:\n" + info);
        }
        commands.merge("info", -readings, Long::sum);
        readings++;
        return new Use(commands, Long.parseLong(reads.group(1)) - readings, System.nanoTime());
    }

    /** Waits until nothing is asked but by idle nodes. */
    Use readWhenQuiet() {
        Use[] last = {read()};
        await().pollDelay(LULL)
                .pollInterval(LULL)
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    Use now = read();
                    Use meanwhile = now.since(last[0]);
                    last[0] = now;
                    return meanwhile.roundTrips() <= READS_IN_A_LULL;
                });
        return last[0];
    }

    @Override
    public void close() {
        redis.close();
    }
}
