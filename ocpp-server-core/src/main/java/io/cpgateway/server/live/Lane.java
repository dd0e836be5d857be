// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does tasks one after another on somebody else's threads, so that many that come at once wake one thread and not one
 * each. It gives its thread back after some, for others to have it. Thread-safe; what waits is bounded by the
 * connections, each of which has few steps under way.
 */
final class Lane implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** Tasks in a row, of some microseconds each. */
    static final int TURN = 64;

    private final Executor threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean underWay;

    Lane(Executor threads) {
        this.threads = threads;
    }

    /** @throws RejectedExecutionException if the threads are closed and the task will not be done */
    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.addLast(task);
            if (underWay) {
                return;
            }
            underWay = true;
        }
        try {
            threads.execute(this::takeTurn);
        } catch (RejectedExecutionException closed) {
            synchronized (waiting) {
                waiting.clear();
                underWay = false;
            }
            throw closed;
        }
    }

    private void takeTurn() {
        int done = 0;
        for (Runnable task = next(); task != null; task = next()) {
            perform(task);
            done++;
            if (done == TURN && isContinuedLater()) {
                return;
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable next = waiting.pollFirst();
            underWay = next != null;
            return next;
        }
    }

    /** Where the threads are closed the rest is done now: it was taken in before. */
    private boolean isContinuedLater() {
        try {
            threads.execute(this::takeTurn);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    /** Whatever a task does, the others of its lane are done. */
    private static void perform(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            LOG.error("A completion failed", bug);
        }
    }
}
