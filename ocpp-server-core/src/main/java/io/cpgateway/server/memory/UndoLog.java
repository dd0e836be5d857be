// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what a failed change has done to its rows. For those who implement {@link Tables}: every table notes how
 * to restore a row before it touches the row. One change at a time; that is the caller's to ensure.
 */
public final class UndoLog {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private volatile @Nullable Thread owner;

    /** Runs a change. If it throws, the noted steps run, last first, and the exception goes on to the caller. */
    public <R> R run(Supplier<R> change) {
        if (owner != null) {
            throw new IllegalStateException("a change is running already: changes do not nest");
        }
        owner = Thread.currentThread();
        try {
            return change.get();
        } catch (RuntimeException | Error e) {
            takeBack(e);
            throw e;
        } finally {
            steps.clear();
            owner = null;
        }
    }

    /**
     * Notes how to take back the step that follows.
     *
     * @throws IllegalStateException outside a change
     */
    public void note(Runnable undo) {
        if (owner != Thread.currentThread()) {
            throw new IllegalStateException("rows are changed inside Tables.write only");
        }
        steps.push(undo);
    }

    private void takeBack(Throwable cause) {
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
