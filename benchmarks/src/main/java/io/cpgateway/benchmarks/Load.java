// SPDX-License-Identifier: MIT
package io.cpgateway.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A closed loop: so many connections, each with one CALL outstanding at any time, on one thread. Confined to one thread. */
final class Load implements AutoCloseable {
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int DIGITS = 3;
    private static final long SELECT_MS = 1_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Mix mix = new Mix();
    private final Selector selector = Selector.open();
    private final List<Station> stations = new ArrayList<>();

    /**
     * What a time of load came to.
     *
     * @param messages how many CALLs were answered
     * @param wallNanos how long it took
     * @param generatorNanos how much processor time the load itself took
     * @param latencies in nanoseconds
     */
    record Outcome(long messages, long wallNanos, long generatorNanos, Histogram latencies) {}

    /** Connects; every id begins with the prefix. */
    Load(String prefix, int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            Station station = new Station(prefix + i, port, i);
            stations.add(station);
            station.channel().configureBlocking(false);
            station.channel().register(selector, SelectionKey.OP_READ, station);
        }
        for (Station station : stations) {
            station.call(mix);
        }
    }

    /** Goes on for so long. */
    Outcome run(Duration time) throws IOException {
        Histogram latencies = new Histogram(MAX_NANOS, DIGITS);
        long cpu = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        long last = begin;
        while (System.nanoTime() < end) {
            if (selector.select(key -> answered((Station) key.attachment(), latencies), SELECT_MS) > 0) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > MAX_NANOS) {
                throw new IOException("nothing was answered for 30 seconds");
            }
        }
        return new Outcome(
                latencies.getTotalCount(),
                System.nanoTime() - begin,
                threads.getCurrentThreadCpuTime() - cpu,
                latencies);
    }

    private void answered(Station station, Histogram latencies) {
        try {
            long nanos = station.answer();
            if (nanos >= 0) {
                latencies.recordValue(Math.min(nanos, MAX_NANOS));
                station.call(mix);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Station station : stations) {
            station.close();
        }
        selector.close();
    }
}
