// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.UndoLog;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the state file. It applies all changes that wait, commits once, and then completes their
 * stages; changes that arrive meanwhile form the next group. After a failed commit it goes back to the last good one and
 * tries to reopen the file, ever less often up to every five seconds; until then changes fail at once.
 */
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int MAX_GROUP = 1_000;
    private static final int COMMITS_PER_COMPACTION = 256;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final StateFile file;
    private final UndoLog undo;
    private final BlockingQueue<PendingChange<?>> queue;
    private final Retry retry = new Retry();
    private final Thread thread;
    private boolean closing;
    private volatile @Nullable GatewayException lastFailure;
    private int commitsSinceCompaction;

    Committer(StateFile file, UndoLog undo, int maxQueued) {
        this.file = file;
        this.undo = undo;
        this.queue = new ArrayBlockingQueue<>(maxQueued);
        this.thread = new Thread(this::run, "state-committer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Queues a change, or fails it. */
    synchronized void submit(PendingChange<?> change) {
        if (closing) {
            change.fail(new GatewayException.Permanent("the state file is closed"));
        } else if (!queue.offer(change)) {
            change.fail(new GatewayException.Transient(
                    queue.size() + " changes wait for the disk already: it is too slow, or stalled"));
        }
    }

    /** Takes no more changes, and waits until those that were queued are decided. */
    void close(Duration patience) {
        submit(new PendingChange<>(() -> true)); // wakes the thread
        synchronized (this) {
            closing = true;
        }
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new GatewayException.Transient("the state file was not closed: its disk does not answer");
        }
    }

    private void run() {
        List<PendingChange<?>> group = new ArrayList<>();
        try {
            while (take(group)) {
                process(group);
                group.clear();
            }
        } catch (InterruptedException e) {
            LOG.warn("The state file is no longer written: its thread was interrupted");
        } finally {
            end(group);
        }
    }

    private synchronized boolean isEnded() {
        return closing && queue.isEmpty();
    }

    /** Waits for changes; false if there will be none. */
    private boolean take(List<PendingChange<?>> group) throws InterruptedException {
        while (!isEnded()) {
            PendingChange<?> first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group, MAX_GROUP - 1);
                return true;
            }
            compact(1);
        }
        return false;
    }

    private void process(List<PendingChange<?>> group) {
        try {
            reopenIfBroken();
            group.forEach(change -> change.apply(undo));
            if (file.isBroken()) {
                throw new GatewayException.Transient("the state file failed during a change");
            }
            file.commit();
        } catch (GatewayException e) {
            failed(e);
            group.forEach(change -> change.fail(e));
            return;
        }
        succeeded();
        group.forEach(PendingChange::succeed);
        commitsSinceCompaction++;
        compact(COMMITS_PER_COMPACTION);
    }

    private void reopenIfBroken() {
        if (!file.isBroken()) {
            return;
        }
        GatewayException cause = lastFailure;
        if (cause != null && !retry.isDue()) {
            throw cause;
        }
        file.reopen();
    }

    private void succeeded() {
        if (lastFailure != null) {
            lastFailure = null;
            retry.succeeded();
            LOG.info("The state file is written again");
        }
    }

    private void failed(GatewayException e) {
        if (lastFailure == e) {
            return;
        }
        lastFailure = e;
        file.markBroken();
        Duration pause = retry.failed();
        LOG.error("The state file failed; it is tried again in {}", pause, e);
    }

    private void compact(int minCommits) {
        if (commitsSinceCompaction < minCommits || file.isBroken()) {
            return;
        }
        commitsSinceCompaction = 0;
        try {
            file.compact();
        } catch (GatewayException e) {
            failed(e);
        }
    }

    /** Leaves nobody waiting, whatever ended the thread. */
    private void end(List<PendingChange<?>> undecided) {
        synchronized (this) {
            closing = true;
        }
        queue.drainTo(undecided);
        GatewayException closed = new GatewayException.Permanent("the state file is closed");
        undecided.forEach(change -> change.fail(closed));
        try {
            file.close();
        } catch (GatewayException e) {
            LOG.error("The state file was not closed in order; it is repaired when it is opened", e);
        }
    }
}
