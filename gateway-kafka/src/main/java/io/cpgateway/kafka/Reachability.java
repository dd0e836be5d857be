// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers every few seconds whether they are there (D5): also while there is nothing to send. Thread-safe. */
final class Reachability implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int PATIENCE_MS = 2_000;

    private final Admin admin;
    private final String brokers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kafka-reachability");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean reachable = true;

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    Reachability(Admin admin, String brokers) {
        this.admin = admin;
        this.brokers = brokers;
        timer.scheduleWithFixedDelay(this::ask, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isReachable() {
        return reachable;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer is handled where it comes
    private void ask() {
        DescribeClusterOptions patience = new DescribeClusterOptions().timeoutMs(PATIENCE_MS);
        try {
            admin.describeCluster(patience).nodes().whenComplete((nodes, failure) -> answered(failure));
        } catch (RuntimeException e) { // a failure must not end the timer
            answered(e);
        }
    }

    private synchronized void answered(Throwable failure) {
        boolean now = failure == null;
        if (now != reachable && !timer.isShutdown()) {
            if (now) {
                LOG.info("Kafka at {} answers again", brokers);
            } else {
                LOG.warn(
                        "Kafka at {} does not answer: no new charge point is let in ({})", brokers, failure.toString());
            }
            reachable = now;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
