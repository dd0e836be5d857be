// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease of this process (R2): renewed by a thread of its own, which is also the one that looks whether Redis is back.
 * Says who else has one, and whether this process may judge those who have none (R3). Thread-safe.
 */
final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final List<String> KEYS = List.of(NodeKeys.LEASES, NodeKeys.NEIGHBOURS, NodeKeys.STATE);
    private static final int RENEWALS = 4;
    private static final Duration LOOKING = Duration.ofMillis(500);

    /** What is told of it, by its thread. */
    interface Listener {
        /** Others may have judged this process in the meantime. */
        void lapsed();

        /** Redis no longer knows what was written last, or was restarted, so that it may not. */
        void writesLost();

        /** Nobody has said that Redis has everything: it is empty, or another process still puts back what it lost. */
        void doubtful();
    }

    private final RedisAccess access;
    private final NodeIdentity self;
    private final Duration length;
    private final Epochs epochs;
    private final Listener listener;
    private final ClusterRuns clusterRuns = new ClusterRuns();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, new NamedThreads("redis-lease"));
    private volatile @Nullable Renewal last;
    private volatile String saying = "";
    private volatile String whole = "";

    Lease(RedisAccess access, NodeIdentity self, Duration length, Epochs epochs, Listener listener) {
        this.access = access;
        this.self = self;
        this.length = length;
        this.epochs = epochs;
        this.listener = listener;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Takes the lease and keeps it from now on. If Redis is away it is taken when it is back.
     *
     * @throws GatewayException.Permanent if Redis refuses
     */
    void start() {
        try {
            renew();
        } catch (GatewayException.Transient away) {
            LOG.warn("Started without Redis: {}", away.getMessage());
        }
        next();
    }

    /** Says this of the process to the others from now on; returns when they can know it, or when Redis is away. */
    void say(String text) {
        saying = text;
        try {
            thread.submit(this::renewAndLog).get(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.warn("The other nodes will hear of this one later: {}", e.toString());
        }
    }

    /** Tells the others that Redis has everything again, unless it has lost something since this process last knew of it. */
    void whole() {
        Renewal now = last;
        whole = now == null ? "" : now.run();
    }

    /** Keeps its thread busy. */
    void occupy(Runnable work) {
        thread.execute(work);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the thread
    private void next() {
        Duration usual = length.dividedBy(RENEWALS);
        Duration pause = access.breaker().isOpen() && LOOKING.compareTo(usual) < 0 ? LOOKING : usual;
        if (!thread.isShutdown()) {
            thread.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        try {
            renewAndLog();
        } finally {
            next();
        }
    }

    private void renewAndLog() {
        try {
            renew();
        } catch (GatewayException e) {
            LOG.debug("The lease is not renewed: {}", e.getMessage());
        } catch (RuntimeException e) { // a failure must not end the renewals
            LOG.error("The lease of this process is not renewed", e);
        }
    }

    private void renew() {
        Renewal before = last;
        long asked = System.nanoTime();
        Reply reply = access.probe(
                Script.RENEW.operation(),
                redis -> Reply.of(Script.RENEW.run(redis, KEYS, arguments(before, clusterRuns.of(redis)))));
        long now = System.nanoTime();
        Renewal renewal = Renewal.of(
                reply,
                now,
                before != null && now - before.atNanos() < length.dividedBy(2).toNanos() ? before.sinceNanos() : asked);
        epochs.timeIs(renewal.time());
        tell(renewal);
        last = renewal;
        if (renewal.lapsed()) {
            LOG.warn("The lease of this process had run out: others may have reported its connections as lost");
            listener.lapsed();
        }
    }

    private List<String> arguments(@Nullable Renewal before, String runs) {
        return List.of(
                self.incarnation(),
                Long.toString(length.toMillis()),
                saying,
                Long.toString(before == null ? 0 : before.number()),
                before == null ? "0" : "1",
                mayJudge() ? "1" : "0",
                before == null ? "" : before.run(),
                whole,
                runs);
    }

    /** Before the renewal is known, so that nobody says of the new state that it is whole who means the old one. */
    private void tell(Renewal renewal) {
        if (renewal.lost()) {
            LOG.warn("Redis was restarted or has lost its last writes; this process tells it again what it holds");
            listener.writesLost();
            whole = "";
        } else if (renewal.doubtful()) {
            listener.doubtful();
        }
    }

    /** Whether the process had a lease when this one was last renewed, or is this one. */
    boolean isKnown(String incarnation) {
        Renewal now = last;
        return incarnation.equals(self.incarnation())
                || (now != null && now.incarnations().contains(incarnation));
    }

    /** Those with a lease when this one was last renewed. */
    Set<String> known() {
        Renewal now = last;
        return now == null ? Set.of() : now.incarnations();
    }

    /** Whether this process has seen Redis without a break for so long that it may judge others. */
    boolean mayJudge() {
        Renewal now = last;
        long nanos = System.nanoTime();
        return now != null
                && nanos - now.atNanos() < length.dividedBy(2).toNanos()
                && nanos - now.sinceNanos() >= length.toNanos()
                && now.time() - now.up() >= length.toMillis();
    }

    /**
     * Whether this process is the one among those that may judge that looks after what dead ones left. It stays that as
     * long as it renews its lease; for a moment there may be none, or two that think they are.
     */
    boolean isJudge() {
        Renewal now = last;
        return now != null && now.judge() && mayJudge();
    }

    /** Renews no more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LOOKING.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
