// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A transaction of a {@link VirtualFirmware}, online or not: what happens is queued with its time and sent when it can be.
 * Until its start is answered nobody knows its id. Thread-safe.
 */
public final class LocalTransaction {
    /** What stands for the id of a transaction whose start was given up. */
    public static final long NO_ID = -1;

    private final VirtualFirmware firmware;
    private final int connector;
    private final CompletableFuture<Answer> started;
    private volatile long id = NO_ID;

    LocalTransaction(VirtualFirmware firmware, int connector, String idTag, int meterStart) {
        this.firmware = firmware;
        this.connector = connector;
        UsualCall start = UsualCall.start(connector, idTag, meterStart, Instant.now());
        started = firmware.queue(() -> start, answer -> id = answer.transactionId());
    }

    /** What the start was answered, once it is. */
    public CompletableFuture<Answer> started() {
        return started.copy();
    }

    /** The id that was handed out, {@value #NO_ID} before. */
    public long id() {
        return id;
    }

    /** Reports the meter now; the answer, once it is there. */
    public CompletableFuture<Answer> meter(int wattHours) {
        Instant at = Instant.now();
        return firmware.queue(() -> UsualCall.meterValues(connector, id, wattHours, at), answer -> {});
    }

    /** Ends it now; the answer, once it is there. */
    public CompletableFuture<Answer> end(int meterStop) {
        Instant at = Instant.now();
        return firmware.queue(() -> UsualCall.stop(id, meterStop, at), answer -> {});
    }
}
