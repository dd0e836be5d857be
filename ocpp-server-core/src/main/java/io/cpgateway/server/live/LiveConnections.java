// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of this node: for each charge point the newest, and those that are ending. What an older one does
 * never touches the entry of a newer (gateways' oldest bug). Thread-safe.
 */
public final class LiveConnections {
    private final Map<ChargePointId, LiveConnection> newest = new ConcurrentHashMap<>();
    private final Set<LiveConnection> all = ConcurrentHashMap.newKeySet();
    private final Arrivals arrivals = new Arrivals();

    /** Charge points that are about to be connected. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** Something waits for a charge point: its newest connection looks, and every one that is being opened will. */
    public void wake(ChargePointId id) {
        wakeArriving(id);
        find(id).ifPresent(LiveConnection::wake);
    }

    /** The same for those that are being opened only. */
    public void wakeArriving(ChargePointId id) {
        arrivals.woken(id);
    }

    /** Adds a connection; the one that it replaces, if there is one. */
    Optional<LiveConnection> add(LiveConnection added) {
        all.add(added);
        LiveConnection[] replaced = new LiveConnection[1];
        newest.compute(added.chargePointId(), (id, present) -> {
            if (present == null || present.epoch() < added.epoch()) {
                replaced[0] = present;
                return added;
            }
            replaced[0] = added;
            return present;
        });
        return Optional.ofNullable(replaced[0]);
    }

    /** Forgets a connection that is over. */
    void remove(LiveConnection ended) {
        newest.remove(ended.chargePointId(), ended);
        all.remove(ended);
    }

    /** The newest connection of a charge point, empty if it has none here. */
    public Optional<LiveConnection> find(ChargePointId id) {
        return Optional.ofNullable(newest.get(id));
    }

    /** The newest connection of every charge point that is here. */
    public Collection<LiveConnection> newest() {
        return newest.values();
    }

    /** Every connection that is not over, those that are ending included. */
    public Set<LiveConnection> all() {
        return all;
    }
}
