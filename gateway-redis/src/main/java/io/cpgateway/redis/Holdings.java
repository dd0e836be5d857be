// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Registration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this process holds itself, so that it can say so again when Redis was away or has forgotten it, and what it could
 * not yet tell Redis (R5). As many as there are connections, and a bounded number of ends. Thread-safe.
 */
final class Holdings {
    /** How many ends wait to be told. */
    static final int MAX_ENDS = 200_000;

    /**
     * One connection.
     *
     * @param owner who and which
     * @param version what it speaks
     * @param registration the last one made over it, null if there was none
     */
    record Held(
            Ownership owner, OcppVersion version, @Nullable Registration registration) {
        Held registered(Registration newer) {
            return new Held(owner, version, newer);
        }
    }

    /**
     * The end of a connection.
     *
     * @param held what ended
     * @param closing how
     * @param unknown whether Redis may not know the connection
     */
    record End(Held held, Closing closing, boolean unknown) {}

    /** Two charge points may have the same epoch. */
    private record Which(ChargePointId id, long epoch) {
        static Which of(Held held) {
            return new Which(held.owner().chargePointId(), held.owner().epoch());
        }
    }

    private final Map<ChargePointId, Map<Long, Held>> held = new HashMap<>();
    private final Map<ChargePointId, Integer> claiming = new HashMap<>();
    private final Map<Which, Held> untold = new LinkedHashMap<>();
    private final Map<Which, Held> doubted = new LinkedHashMap<>();
    private final Map<Which, End> ends = new LinkedHashMap<>();

    /** A claim is on its way. */
    synchronized void claiming(ChargePointId id) {
        claiming.merge(id, 1, Integer::sum);
    }

    /** It is decided. */
    synchronized void decided(ChargePointId id) {
        claiming.computeIfPresent(id, (same, number) -> number == 1 ? null : number - 1);
    }

    synchronized void claimed(Held connection, boolean settled) {
        held.computeIfAbsent(connection.owner().chargePointId(), id -> new HashMap<>())
                .put(connection.owner().epoch(), connection);
        Which which = Which.of(connection);
        if (doubted.containsKey(which)) {
            doubted.put(which, connection);
        } else if (!settled) {
            untold.put(which, connection);
        }
    }

    /** The newest connection that this process holds. */
    synchronized Optional<Held> newest(ChargePointId id) {
        return held.getOrDefault(id, Map.of()).values().stream()
                .reduce((a, b) -> a.owner().epoch() > b.owner().epoch() ? a : b);
    }

    /** Keeps a registration; it waits to be told if Redis does not have it. False if the connection is not the newest. */
    synchronized boolean registered(ChargePointId id, long epoch, Registration registration, boolean settled) {
        Optional<Held> newest = newest(id).filter(h -> h.owner().epoch() == epoch);
        newest.map(h -> h.registered(registration)).ifPresent(h -> claimed(h, settled && !isUnsettled(id, epoch)));
        return newest.isPresent();
    }

    /** Holds it no more; what was held. */
    synchronized Optional<Held> released(ChargePointId id, long epoch) {
        untold.remove(new Which(id, epoch));
        doubted.remove(new Which(id, epoch));
        Map<Long, Held> connections = held.get(id);
        if (connections == null) {
            return Optional.empty();
        }
        Optional<Held> was = Optional.ofNullable(connections.remove(epoch));
        if (connections.isEmpty()) {
            held.remove(id);
        }
        return was;
    }

    /** Whether Redis may not know this connection yet. */
    synchronized boolean isUnsettled(ChargePointId id, long epoch) {
        Which which = new Which(id, epoch);
        return untold.containsKey(which) || doubted.containsKey(which);
    }

    synchronized void settled(Held connection) {
        untold.remove(Which.of(connection), connection);
        doubted.remove(Which.of(connection), connection);
    }

    /** Has an end wait to be told; false if too many wait. */
    synchronized boolean ended(End end) {
        return ends.size() < MAX_ENDS && ends.putIfAbsent(Which.of(end.held()), end) == null;
    }

    synchronized void told(End end) {
        ends.remove(Which.of(end.held()), end);
    }

    /** Whether this process has nothing to do with such a connection, which is listed as its own. */
    synchronized boolean isPhantom(ChargePointId id, long epoch) {
        return !claiming.containsKey(id) && !held.getOrDefault(id, Map.of()).containsKey(epoch);
    }

    /** Everything that is held waits to be told again. */
    synchronized void doubtAll() {
        held.values().stream()
                .flatMap(connections -> connections.values().stream())
                .filter(connection -> !untold.containsKey(Which.of(connection)))
                .forEach(connection -> doubted.put(Which.of(connection), connection));
    }

    /** Those first that Redis has never been told of: if this process dies, nobody else can report their end. */
    synchronized List<Held> someUnsettled(int limit) {
        return Stream.concat(untold.values().stream(), doubted.values().stream())
                .limit(limit)
                .toList();
    }

    synchronized List<End> someEnds(int limit) {
        return ends.values().stream().limit(limit).toList();
    }

    /** How much Redis has not been told yet. */
    synchronized int waiting() {
        return untold.size() + doubted.size() + ends.size();
    }
}
