// SPDX-License-Identifier: MIT
package io.cpgateway.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one server did in one round.
 *
 * @param perSecond CALLs answered per second
 * @param cpuMicros processor time of the server per CALL, in microseconds
 * @param p50Micros half of the CALLs were answered in so many microseconds
 * @param p99Micros 99 of 100 were
 * @param serverShare how busy the server kept its core, from 0 to 1
 * @param generatorShare how much of its core the load took
 * @param brokerShare how much of the same core the broker took
 */
record Round(
        double perSecond,
        double cpuMicros,
        double p50Micros,
        double p99Micros,
        double serverShare,
        double generatorShare,
        double brokerShare) {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double P50 = 50;
    private static final double P99 = 99;

    static Round of(Load.Outcome outcome, Duration server, Duration broker) {
        double wall = outcome.wallNanos();
        return new Round(
                outcome.messages() * NANOS_PER_SECOND / wall,
                server.toNanos() / NANOS_PER_MICRO / outcome.messages(),
                outcome.latencies().getValueAtPercentile(P50) / NANOS_PER_MICRO,
                outcome.latencies().getValueAtPercentile(P99) / NANOS_PER_MICRO,
                server.toNanos() / wall,
                outcome.generatorNanos() / wall,
                broker.toNanos() / wall);
    }

    /** The medians of each figure, each on its own. */
    static Round median(List<Round> rounds) {
        return new Round(
                median(rounds, Round::perSecond),
                median(rounds, Round::cpuMicros),
                median(rounds, Round::p50Micros),
                median(rounds, Round::p99Micros),
                median(rounds, Round::serverShare),
                median(rounds, Round::generatorShare),
                median(rounds, Round::brokerShare));
    }

    static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : Arrays.stream(sorted, half - 1, half + 1).sum() / 2;
    }
}
