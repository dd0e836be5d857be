// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Charge points whose connection is being claimed here. The directory may name this node as their owner already, so that
 * others wake them here, though no connection could look into the mailbox yet. Thread-safe; bounded by what is claimed.
 */
final class Arrivals {
    private final Map<ChargePointId, Set<Arrival>> arriving = new ConcurrentHashMap<>();

    /** One connection, from before its claim. Thread-safe. */
    static final class Arrival {
        private final ChargePointId id;
        private volatile boolean woken;

        private Arrival(ChargePointId id) {
            this.id = id;
        }
    }

    Arrival begin(ChargePointId id) {
        Arrival arrival = new Arrival(id);
        arriving.compute(id, (same, others) -> {
            Set<Arrival> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(arrival);
            return all;
        });
        return arrival;
    }

    /** Something waits for the charge point. */
    void woken(ChargePointId id) {
        arriving.getOrDefault(id, Set.of()).forEach(arrival -> arrival.woken = true);
    }

    /** It is connected, or will not be; whether it was woken before. Ending twice is once. */
    boolean end(Arrival arrival) {
        arriving.computeIfPresent(arrival.id, (id, all) -> {
            all.remove(arrival);
            return all.isEmpty() ? null : all;
        });
        return arrival.woken;
    }
}
