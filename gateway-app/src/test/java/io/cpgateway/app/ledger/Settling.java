// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what should come about by itself. */
final class Settling {
    private static final Duration LOOK = Duration.ofMillis(500);

    private Settling() {}

    /** What is left when it was last looked for: nothing, or what there was when the time was over. */
    static <T> List<T> leftAfter(Duration patience, Supplier<List<T>> looking) {
        AtomicReference<List<T>> last = new AtomicReference<>(List.of());
        within(patience, () -> {
            last.set(looking.get());
            return last.get().isEmpty();
        });
        return last.get();
    }

    /** Whether it came about in time; what did not is a finding of whoever looks next, who can say more. */
    static boolean within(Duration patience, Callable<Boolean> condition) {
        try {
            await().atMost(patience).pollInterval(LOOK).until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
