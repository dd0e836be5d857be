// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.until;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Neighbourhood;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a process was told. Thread-safe. */
final class RecordingListener implements Neighbourhood.Listener {
    private final List<Woken> woken = new CopyOnWriteArrayList<>();
    private final AtomicInteger lapses = new AtomicInteger();
    private final AtomicBoolean throwsNext = new AtomicBoolean();

    /** What it was told of a connection. */
    record Woken(ChargePointId id, long epoch) {}

    /** Throws once after it noted what it was told, as a listener with a bug does. */
    RecordingListener throwingFirst() {
        throwsNext.set(true);
        return this;
    }

    @Override
    public void woken(ChargePointId id, long epoch) {
        woken.add(new Woken(id, epoch));
        if (throwsNext.compareAndSet(true, false)) {
            throw new IllegalStateException("a bug of the listener, on purpose");
        }
    }

    @Override
    public void lapsed() {
        lapses.incrementAndGet();
    }

    List<Woken> woken() {
        return List.copyOf(woken);
    }

    int lapses() {
        return lapses.get();
    }

    void awaitWoken(Woken expected) {
        until("told " + expected, () -> woken.contains(expected));
    }
}
