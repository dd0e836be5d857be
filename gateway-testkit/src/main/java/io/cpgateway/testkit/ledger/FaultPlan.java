// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Faults one after the other, each as often as any other, in an order and for times that follow from a seed. Not
 * thread-safe.
 */
public final class FaultPlan {
    private final List<Fault> faults;
    private final Random random;
    private final Duration longestFault;
    private final Duration longestRest;
    private final Consumer<String> log;
    private final List<Fault> deck = new ArrayList<>();

    /**
     * A plan.
     *
     * @param faults what may go wrong
     * @param seed what everything follows from
     * @param longestFault how long a fault lasts at most, besides what it takes to put it right
     * @param longestRest how long all is well between two at most
     * @param log is told what happens when
     */
    public FaultPlan(List<Fault> faults, long seed, Duration longestFault, Duration longestRest, Consumer<String> log) {
        this.faults = List.copyOf(faults);
        this.random = new Random(seed);
        this.longestFault = longestFault;
        this.longestRest = longestRest;
        this.log = log;
    }

    /**
     * Lets things go wrong for so long and so often at least; all is right again in the end.
     *
     * @param recovery returns when work goes on after a fault
     * @return how many faults there were
     */
    public int run(Duration length, int atLeast, Runnable recovery) throws InterruptedException {
        long start = System.nanoTime();
        int count = 0;
        while (System.nanoTime() - start < length.toNanos() || count < atLeast) {
            recovery.run();
            pause(longestRest);
            Fault fault = next();
            long began = System.nanoTime();
            fault.begin();
            try {
                pause(longestFault);
            } finally {
                fault.end();
            }
            count++;
            log.accept(String.format(
                    Locale.ROOT,
                    "%6.1f s: %s for %.1f s",
                    seconds(began - start),
                    fault.name(),
                    seconds(System.nanoTime() - began)));
        }
        return count;
    }

    private Fault next() {
        if (deck.isEmpty()) {
            deck.addAll(faults);
            Collections.shuffle(deck, random);
        }
        return deck.remove(deck.size() - 1);
    }

    /** From a tenth of it to all of it. */
    private void pause(Duration longest) throws InterruptedException {
        long least = longest.toMillis() / 10;
        TimeUnit.MILLISECONDS.sleep(least + random.nextLong(longest.toMillis() - least + 1));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
