// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.Ownership;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Reports the connections of processes that are gone (D3, R3): durable first, then no longer listed. Thread-safe. */
final class LostConnections {
    private static final int BATCH = 500;
    private static final int NO_CLOSE_FRAME = 1006;

    private final ConnectionDirectory directory;
    private final EventSink sink;
    private final Feed<GatewayEvent> feed;
    private final String source;
    private final boolean business;
    private final InstantSource clock;

    LostConnections(
            ConnectionDirectory directory,
            EventSink sink,
            Feed<GatewayEvent> feed,
            String source,
            boolean business,
            InstantSource clock) {
        this.directory = directory;
        this.sink = sink;
        this.feed = feed;
        this.source = source;
        this.business = business;
        this.clock = clock;
    }

    /** Reports those that are known now; how many there were. */
    CompletionStage<Integer> report() {
        return directory
                .abandoned(BATCH)
                .thenCompose(lost -> lost.isEmpty() ? CompletableFuture.completedFuture(0) : report(lost));
    }

    private CompletionStage<Integer> report(List<Ownership> lost) {
        Instant now = clock.instant();
        List<GatewayEvent> events =
                lost.stream().flatMap(o -> disconnected(o, now)).toList();
        return sink.publish(events).thenCompose(durable -> {
            events.forEach(feed::publish);
            return release(lost, now);
        });
    }

    private CompletionStage<Integer> release(List<Ownership> lost, Instant now) {
        String reason = DisconnectReason.NODE_LOST.wireName();
        Closing closing = new Closing(now, NO_CLOSE_FRAME, reason, DisconnectReason.NODE_LOST.by());
        List<CompletableFuture<Boolean>> releases = new ArrayList<>();
        for (Ownership ownership : lost) {
            releases.add(directory
                    .release(ownership.chargePointId(), ownership.epoch(), closing)
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(releases.toArray(CompletableFuture[]::new))
                .thenApply(done -> lost.size());
    }

    private Stream<GatewayEvent> disconnected(Ownership lost, Instant now) {
        String reason = DisconnectReason.NODE_LOST.wireName();
        GatewayEvent event = new GatewayEvent(
                EventStream.EVENTS,
                EventTypes.disconnectedId(lost.chargePointId(), lost.epoch()),
                EventTypes.DISCONNECTED,
                source,
                lost.chargePointId(),
                now,
                Map.of(EventAttribute.EPOCH.wireName(), Long.toString(lost.epoch())),
                EventTypes.lostData(reason, NO_CLOSE_FRAME));
        return business
                ? Stream.of(event, EventTypes.presence(event, EventTypes.BUSINESS_DISCONNECTED, reason))
                : Stream.of(event);
    }
}
