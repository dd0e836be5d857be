// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether Redis is there (R2). After a few failures in a row nobody asks any more, but for the one that looks
 * whether it is back. Thread-safe.
 */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final int FAILURES = 3;

    private final String address;
    private final List<Runnable> onReturn = new CopyOnWriteArrayList<>();
    private int failures;
    private boolean seen;
    private volatile boolean open;

    Breaker(RedisAddress address) {
        this.address = address.toString();
    }

    /** Has something done each time Redis is back, by the thread that noticed. */
    void onReturn(Runnable action) {
        onReturn.add(action);
    }

    boolean isOpen() {
        return open;
    }

    synchronized boolean wasSeen() {
        return seen;
    }

    synchronized void succeeded() {
        failures = 0;
        seen = true;
    }

    synchronized void failed(RuntimeException why) {
        failures++;
        if (!open && failures >= FAILURES) {
            open = true;
            LOG.warn("Redis at {} is away: what needs it fails at once until it is back ({})", address, why.toString());
        }
    }

    /** It answered the one that looks. */
    void answered() {
        boolean back;
        synchronized (this) {
            back = open;
            succeeded();
            if (back) {
                LOG.info("Redis at {} is back", address);
            }
            open = false;
        }
        if (back) {
            onReturn.forEach(Runnable::run);
        }
    }
}
