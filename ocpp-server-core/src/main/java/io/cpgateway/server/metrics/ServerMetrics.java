// SPDX-License-Identifier: MIT
package io.cpgateway.server.metrics;

import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.connection.Tally;
import io.cpgateway.server.reply.ReplyOutcome;
import io.cpgateway.server.spi.CommandState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters of a server, present with 0 from the start (D4). A registry reads meters one by one; a scrape that is to
 * add up is done inside {@link #consistently}. Thread-safe.
 */
public final class ServerMetrics implements MeterBinder {
    /** Why upgrades are refused; any other reason is counted as {@link #OTHER}. */
    static final List<String> REFUSALS = List.of(
            "malformed_id",
            "draining",
            "events_unavailable",
            "foreign_origin",
            "suspended",
            "unauthorized",
            "unknown_id",
            "takeover_limit",
            "still_connected",
            "store_unavailable",
            "upgrade_rate",
            "upgrades_at_once",
            "reconnect_loop",
            "source_failures");

    private static final String OTHER = "other";

    private final DeliveryLedger ledger;
    private final ActivityCounts activity;
    private final Supplier<Map<String, Long>> refusals;
    private final IntSupplier connections;
    private final Object scraping = new Object();
    private volatile DeliveryLedger.@Nullable Snapshot pinned;

    /**
     * Something that reads meters.
     *
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Reading<E extends Exception> {
        /** Reads. */
        void read() throws E;
    }

    /** Measures what these count. */
    public ServerMetrics(
            DeliveryLedger ledger,
            ActivityCounts activity,
            Supplier<Map<String, Long>> refusals,
            IntSupplier connections) {
        this.ledger = ledger;
        this.activity = activity;
        this.refusals = refusals;
        this.connections = connections;
    }

    /** Reads while the counts of events stand still, as they were at one moment. One reading at a time. */
    public <E extends Exception> void consistently(Reading<E> reading) throws E {
        synchronized (scraping) {
            pinned = ledger.snapshot();
            try {
                reading.read();
            } finally {
                pinned = null;
            }
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        tally(registry, ServerMetric.EVENTS_RECEIVED, Tally.RECEIVED, Tags.empty());
        tally(registry, ServerMetric.EVENTS_PUBLISHED, Tally.PUBLISHED, Tags.empty());
        tally(registry, ServerMetric.EVENTS_UNPUBLISHED, Tally.UNPUBLISHED, Tags.empty());
        tally(registry, ServerMetric.EVENTS_REJECTED, Tally.REJECTED, Tags.empty());
        tally(registry, ServerMetric.EVENTS_FAILED, Tally.FAILED, Tags.empty());
        gauge(registry, ServerMetric.EVENTS_IN_FLIGHT, m -> m.delivery().inFlight());
        tally(registry, ServerMetric.FRAMES_IGNORED, Tally.EMPTY_FRAME, labelled(ServerMetric.FRAMES_IGNORED, "empty"));
        tally(
                registry,
                ServerMetric.FRAMES_IGNORED,
                Tally.UNKNOWN_MESSAGE_TYPE,
                labelled(ServerMetric.FRAMES_IGNORED, "unknown_message_type"));
        tally(registry, ServerMetric.ANSWERS_UNMATCHED, Tally.UNMATCHED_ANSWER, Tags.empty());
        tally(registry, ServerMetric.MESSAGE_IDS_REUSED, Tally.REUSED_MESSAGE_ID, Tags.empty());
        tally(registry, ServerMetric.CALLS_TOLERATED, Tally.TOLERATED, Tags.empty());
        bindConnections(registry);
        for (CommandState state : CommandState.values()) {
            Tags tags = labelled(ServerMetric.COMMANDS, state.name().toLowerCase(Locale.ROOT));
            counter(registry, ServerMetric.COMMANDS, tags, m -> m.activity.commands(state));
        }
        for (ReplyOutcome outcome : ReplyOutcome.values()) {
            Tags tags = labelled(ServerMetric.BACKEND_REPLIES, outcome.wireName());
            counter(registry, ServerMetric.BACKEND_REPLIES, tags, m -> m.activity.replies(outcome));
        }
    }

    private void bindConnections(MeterRegistry registry) {
        gauge(registry, ServerMetric.CONNECTIONS, m -> m.connections.getAsInt());
        counter(registry, ServerMetric.CONNECTIONS_OPENED, Tags.empty(), m -> m.activity.opened());
        for (DisconnectReason reason : DisconnectReason.values()) {
            Tags tags = labelled(ServerMetric.CONNECTIONS_CLOSED, reason.wireName());
            counter(registry, ServerMetric.CONNECTIONS_CLOSED, tags, m -> m.activity.closed(reason));
        }
        for (String reason : REFUSALS) {
            Tags tags = labelled(ServerMetric.UPGRADES_REFUSED, reason);
            counter(registry, ServerMetric.UPGRADES_REFUSED, tags, m -> m.refused(reason));
        }
        Tags other = labelled(ServerMetric.UPGRADES_REFUSED, OTHER);
        counter(registry, ServerMetric.UPGRADES_REFUSED, other, ServerMetrics::refusedOtherwise);
    }

    private DeliveryLedger.Snapshot delivery() {
        DeliveryLedger.Snapshot scraped = pinned;
        return scraped == null ? ledger.snapshot() : scraped;
    }

    private long refused(String reason) {
        return refusals.get().getOrDefault(reason, 0L);
    }

    private long refusedOtherwise() {
        return refusals.get().entrySet().stream()
                .filter(entry -> !REFUSALS.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void tally(MeterRegistry registry, ServerMetric metric, Tally tally, Tags tags) {
        counter(registry, metric, tags, m -> m.delivery().of(tally));
    }

    private void counter(
            MeterRegistry registry, ServerMetric metric, Tags tags, ToDoubleFunction<ServerMetrics> value) {
        FunctionCounter.builder(metric.meterName(), this, value)
                .description(metric.description())
                .tags(tags)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, ServerMetric metric, ToDoubleFunction<ServerMetrics> value) {
        Gauge.builder(metric.meterName(), this, value)
                .description(metric.description())
                .register(registry);
    }

    private static Tags labelled(ServerMetric metric, String value) {
        return Tags.of(metric.label(), value);
    }
}
