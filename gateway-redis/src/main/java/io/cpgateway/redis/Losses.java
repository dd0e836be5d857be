// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** That Redis may have lost writes, and who is told of it (K5). Thread-safe. */
final class Losses {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private final LongAdder noticed = new LongAdder();
    private volatile boolean toTell;

    /** One was noticed. */
    void noticed() {
        noticed.increment();
        doubted();
    }

    /** There may have been one before this process came. */
    void doubted() {
        toTell = true;
        actions.forEach(Runnable::run);
    }

    /** Tells of each from now on, and of those that are known. */
    void tell(Runnable action) {
        actions.add(action);
        if (toTell) {
            action.run();
        }
    }

    /** How many were noticed. */
    long count() {
        return noticed.sum();
    }
}
