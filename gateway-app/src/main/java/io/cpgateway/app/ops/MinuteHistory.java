// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import io.cpgateway.server.OcppServer;
import io.cpgateway.server.connection.Tally;
import io.cpgateway.server.metrics.DeliveryLedger;
import io.cpgateway.server.spi.CommandState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What happened minute by minute, for a day at most. Whoever owns it calls {@link #tick} at least once a minute. Thread-safe. */
public final class MinuteHistory {
    /** The longest history. */
    public static final int MAX_MINUTES = 24 * 60;

    private final Supplier<Counts> totals;
    private final IntSupplier connections;
    private final InstantSource clock;
    private final Deque<Minute> minutes = new ArrayDeque<>();
    private Instant minute;
    private Counts atItsStart;

    /**
     * How often something happened.
     *
     * @param received CALLs taken in
     * @param published CALLs that became durable events
     * @param rejected CALLs refused
     * @param failed CALLs left unanswered
     * @param connects connections begun
     * @param disconnects connections ended
     * @param commands commands taken over
     */
    public record Counts(
            long received, long published, long rejected, long failed, long connects, long disconnects, long commands) {
        private Counts minus(Counts earlier) {
            return new Counts(
                    received - earlier.received,
                    published - earlier.published,
                    rejected - earlier.rejected,
                    failed - earlier.failed,
                    connects - earlier.connects,
                    disconnects - earlier.disconnects,
                    commands - earlier.commands);
        }
    }

    /**
     * A minute.
     *
     * @param at when it began
     * @param connections how many were open at its end
     * @param counts what happened in it
     */
    public record Minute(Instant at, int connections, Counts counts) {}

    /** Begins with the minute that runs; the supplier gives the counts since the start of the process. */
    public MinuteHistory(Supplier<Counts> totals, IntSupplier connections, InstantSource clock) {
        this.totals = totals;
        this.connections = connections;
        this.clock = clock;
        this.minute = thisMinute();
        this.atItsStart = totals.get();
    }

    /** The history of a server. */
    public static MinuteHistory of(OcppServer server, InstantSource clock) {
        return new MinuteHistory(() -> totals(server), server.connections()::size, clock);
    }

    /** Ends the minute if it is over. */
    public synchronized void tick() {
        Instant now = thisMinute();
        if (now.equals(minute)) {
            return;
        }
        Counts total = totals.get();
        minutes.addLast(new Minute(minute, connections.getAsInt(), total.minus(atItsStart)));
        if (minutes.size() >= MAX_MINUTES) {
            minutes.removeFirst();
        }
        atItsStart = total;
        minute = now;
    }

    /** The last minutes, oldest first; the last one still runs. */
    public synchronized List<Minute> last(int count) {
        tick();
        List<Minute> all = new ArrayList<>(minutes);
        all.add(running());
        return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    private Minute running() {
        return new Minute(minute, connections.getAsInt(), totals.get().minus(atItsStart));
    }

    private Instant thisMinute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private static Counts totals(OcppServer server) {
        DeliveryLedger.Snapshot events = server.ledger().snapshot();
        return new Counts(
                events.of(Tally.RECEIVED),
                events.of(Tally.PUBLISHED),
                events.of(Tally.REJECTED),
                events.of(Tally.FAILED),
                server.activity().opened(),
                server.activity().closed(),
                server.activity().commands(CommandState.ACCEPTED));
    }
}
