// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Neighbourhood;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a listener was told. Thread-safe. */
final class Told implements Neighbourhood.Listener {
    /** One wake. */
    record Woken(ChargePointId id, long epoch) {}

    private final List<Woken> woken = new CopyOnWriteArrayList<>();
    private final AtomicInteger lapses = new AtomicInteger();

    @Override
    public void woken(ChargePointId id, long epoch) {
        woken.add(new Woken(id, epoch));
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
}
