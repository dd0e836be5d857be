// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The directory of a node that is alone: whatever belongs to another incarnation belongs to a process that is gone.
 *
 * <p>Epochs (design R1) are milliseconds × 1024 plus ten bits of the incarnation, and always above the highest that
 * these tables have ever given out to any charge point, so neither a clock that went back nor a forgotten charge point
 * can make one repeat. Thread-safe.
 */
public final class TableConnectionDirectory implements ConnectionDirectory {
    /** How many connections of one charge point may wait for their end to be recorded. */
    public static final int MAX_OPEN = 16;

    /** How long a charge point that does not come back is remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MAX_SCANNED = 10_000;
    private static final int INCARNATION_BITS = 10;
    private static final String HIGHEST_EPOCH = "epoch";

    private final Tables tables;
    private final Table<PresenceRow> presences;
    private final Table<Ownership> open;
    private final Table<CounterRow> counters;
    private final String node;
    private final String incarnation;
    private String pruneFrom = "";

    /**
     * A directory over these tables.
     *
     * @param node the label of this node
     * @param incarnation random per start of the process, without U+0000
     */
    public TableConnectionDirectory(Tables tables, String node, String incarnation) {
        if (incarnation.isEmpty() || incarnation.indexOf('\u0000') >= 0) {
            throw new IllegalArgumentException("an incarnation must not be empty or contain U+0000");
        }
        this.tables = tables;
        this.presences = tables.open("presence", PresenceRow.class);
        this.open = tables.open("open-connections", Ownership.class);
        this.counters = tables.open(CounterRow.TABLE, CounterRow.class);
        this.node = node;
        this.incarnation = incarnation;
    }

    @Override
    public CompletionStage<Claim> claim(ChargePointId id, OcppVersion version, Instant now) {
        return tables.write(() -> claimed(id, version, now));
    }

    private Claim claimed(ChargePointId id, OcppVersion version, Instant now) {
        Optional<PresenceRow> before = row(id);
        List<Ownership> stillOpen = before.map(PresenceRow::open).orElse(List.of());
        if (stillOpen.size() >= MAX_OPEN) {
            throw new GatewayException.Transient(id + " has " + stillOpen.size()
                    + " connections whose end is not recorded yet; it may connect again once they are");
        }
        Optional<Presence> known = before.map(row -> row.seenBy(incarnation));
        Registration registration = known.map(Presence::registration).orElse(null);
        Ownership owner = new Ownership(id, nextEpoch(now), node, incarnation, now);
        Presence presence = new Presence(
                owner,
                true,
                version,
                now,
                registration,
                known.map(Presence::closes).orElse(List.of()));
        List<Ownership> nowOpen =
                Stream.concat(stillOpen.stream(), Stream.of(owner)).toList();
        presences.put(id.value(), new PresenceRow(presence, nowOpen));
        open.put(openKey(owner), owner);
        Ownership previous = known.filter(Presence::online).map(Presence::owner).orElse(null);
        return new Claim(owner.epoch(), previous, registration, true, true);
    }

    private long nextEpoch(Instant now) {
        int bits = incarnation.hashCode() & ((1 << INCARNATION_BITS) - 1);
        long byClock = (Math.max(0, now.toEpochMilli()) << INCARNATION_BITS) | bits;
        return CounterRow.atLeast(counters, HIGHEST_EPOCH, byClock);
    }

    private static String openKey(Ownership owner) {
        return RowKeys.of(owner.incarnation(), owner.chargePointId().value(), RowKeys.number(owner.epoch()));
    }

    private Optional<PresenceRow> row(ChargePointId id) {
        return Optional.ofNullable(presences.get(id.value()));
    }

    @Override
    public CompletionStage<Boolean> register(ChargePointId id, long epoch, Registration registration) {
        return tables.write(() -> {
            Optional<PresenceRow> newest =
                    row(id).filter(row -> row.presence().owner().epoch() == epoch);
            newest.ifPresent(row -> presences.put(id.value(), row.registered(registration)));
            return newest.isPresent();
        });
    }

    @Override
    public CompletionStage<Boolean> release(ChargePointId id, long epoch, Closing closing) {
        return tables.write(() -> {
            Optional<PresenceRow> holder = row(id).filter(row -> row.isOpen(epoch));
            holder.ifPresent(row -> {
                row.open().stream().filter(o -> o.epoch() == epoch).forEach(o -> open.remove(openKey(o)));
                presences.put(id.value(), row.released(epoch, closing));
            });
            return holder.isPresent();
        });
    }

    @Override
    public CompletionStage<Optional<Presence>> find(ChargePointId id) {
        return tables.read(() -> row(id).map(row -> row.seenBy(incarnation)));
    }

    /** {@inheritDoc} One call looks at a bounded number of rows, so a page may be short and yet not the last. */
    @Override
    public CompletionStage<PresencePage> list(PresenceQuery query) {
        return tables.read(() -> page(query));
    }

    private PresencePage page(PresenceQuery query) {
        String after = query.after() == null ? "" : RowKeys.next(query.after());
        String start = after.compareTo(query.prefix()) < 0 ? query.prefix() : after;
        Iterator<Map.Entry<String, PresenceRow>> rows = presences
                .from(start)
                .takeWhile(e -> e.getKey().startsWith(query.prefix()))
                .iterator();
        List<Presence> items = new ArrayList<>();
        String last = start;
        for (int scanned = 0; rows.hasNext(); scanned++) {
            if (items.size() == query.limit() || scanned == MAX_SCANNED) {
                return new PresencePage(items, last);
            }
            Map.Entry<String, PresenceRow> row = rows.next();
            Presence presence = row.getValue().seenBy(incarnation);
            if (query.matches(presence)) {
                items.add(presence);
            }
            last = row.getKey();
        }
        return new PresencePage(items, null);
    }

    @Override
    public CompletionStage<List<Ownership>> abandoned(int limit) {
        return tables.read(() -> {
            String own = RowKeys.prefix(incarnation);
            Stream<Ownership> before =
                    open.from("").takeWhile(e -> e.getKey().compareTo(own) < 0).map(Map.Entry::getValue);
            Stream<Ownership> after = open.from(RowKeys.after(own)).map(Map.Entry::getValue);
            return Stream.concat(before, after).limit(limit).toList();
        });
    }

    /**
     * Forgets charge points not seen for {@link #REMEMBERED}, but none with an open connection. A call looks at the next
     * so many rows; calls go round and round.
     *
     * @return how many were forgotten
     */
    public CompletionStage<Integer> prune(Instant now, int limit) {
        return tables.write(() -> {
            List<Map.Entry<String, PresenceRow>> some =
                    presences.from(pruneFrom).limit(limit).toList();
            pruneFrom =
                    some.size() < limit ? "" : RowKeys.next(some.get(limit - 1).getKey());
            Instant oldest = now.minus(REMEMBERED);
            List<String> gone = some.stream()
                    .filter(e -> e.getValue().open().isEmpty())
                    .filter(e -> e.getValue().presence().lastSeenAt().isBefore(oldest))
                    .map(Map.Entry::getKey)
                    .toList();
            gone.forEach(presences::remove);
            return gone.size();
        });
    }

    /** Does nothing: the tables belong to whoever made them. */
    @Override
    public void close() {}
}
