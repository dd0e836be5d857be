// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the states of commands from the mailbox, at least once, those of one command in order (K2). One pass at a time;
 * a flush that comes during one waits for the next. Thread-safe.
 */
public final class StatusOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(StatusOutbox.class);
    private static final int BATCH = 200;

    private final CommandMailbox mailbox;
    private final EventSink sink;
    private final Feed<GatewayEvent> feed;
    private final String source;
    private final Supplier<String> eventIds;
    private final InstantSource clock;
    private final Executor executor;
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private boolean passing;
    private volatile Consumer<CommandStatus> told = status -> {};

    /** Publishes into the sink, in the name of a node. */
    public StatusOutbox(
            CommandMailbox mailbox,
            EventSink sink,
            Feed<GatewayEvent> feed,
            String source,
            Supplier<String> eventIds,
            InstantSource clock,
            Executor executor) {
        this.mailbox = mailbox;
        this.sink = sink;
        this.feed = feed;
        this.source = source;
        this.eventIds = eventIds;
        this.clock = clock;
        this.executor = executor;
    }

    /** Has somebody told of every state that was published. */
    public synchronized void tell(Consumer<CommandStatus> listener) {
        told = told.andThen(listener);
    }

    /** Completes when every state that is stored now is published; fails if that cannot be done now. */
    public CompletionStage<Void> flush() {
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(flushed);
            if (passing) {
                return flushed;
            }
            passing = true;
        }
        pass();
        return flushed;
    }

    /** Reports an answer that came after its command had timed out; what stands in the mailbox does not change. */
    public void reportLate(CommandStatus timedOut, RawJson answer) {
        Map<String, String> attributes = attributes(timedOut);
        attributes.put(EventAttribute.LATE.wireName(), "true");
        GatewayEvent event = event(eventIds.get(), timedOut.with(answer), attributes);
        sink.publish(List.of(event)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "Late answer to command {} is not published: {}",
                        timedOut.command().commandId(),
                        failure);
            }
        });
    }

    private void pass() {
        List<CompletableFuture<Void>> served;
        synchronized (this) {
            if (waiting.isEmpty()) {
                passing = false;
                return;
            }
            served = waiting;
            waiting = new ArrayList<>();
        }
        publishAll()
                .whenCompleteAsync(
                        (done, failure) -> {
                            if (failure != null) {
                                LOG.warn(
                                        "States of commands are not published and stay in the mailbox: {}",
                                        failure.toString());
                            }
                            served.forEach(flushed -> {
                                if (failure == null) {
                                    flushed.complete(null);
                                } else {
                                    flushed.completeExceptionally(failure);
                                }
                            });
                            pass();
                        },
                        executor);
    }

    private CompletionStage<Void> publishAll() {
        return mailbox.unpublished(BATCH).thenCompose(states -> {
            if (states.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            CompletionStage<Void> published = CompletableFuture.completedFuture(null);
            for (List<Unpublished> round : rounds(states)) {
                published = published.thenCompose(done -> publish(round));
            }
            return states.size() < BATCH ? published : published.thenComposeAsync(done -> publishAll(), executor);
        });
    }

    /**
     * The first state of each command, then the second ones. Of events that are published together some may fail alone, and
     * a state must not be there before the one that it follows.
     */
    private static Collection<List<Unpublished>> rounds(List<Unpublished> states) {
        Map<String, Integer> before = new HashMap<>();
        return states.stream()
                .collect(Collectors.groupingBy(
                        state -> before.merge(state.status().command().commandId(), 1, Integer::sum),
                        TreeMap::new,
                        Collectors.toList()))
                .values();
    }

    private CompletionStage<Void> publish(List<Unpublished> states) {
        List<GatewayEvent> events = states.stream().map(s -> event(s.status())).toList();
        return sink.publish(events).thenCompose(done -> {
            events.forEach(feed::publish);
            states.forEach(s -> told.accept(s.status()));
            return mailbox.published(states.stream().map(Unpublished::sequence).toList());
        });
    }

    private GatewayEvent event(CommandStatus status) {
        String id = status.command().commandId() + "/" + status.state() + "/"
                + status.history().size();
        return event(id, status, attributes(status));
    }

    private GatewayEvent event(String id, CommandStatus status, Map<String, String> attributes) {
        return new GatewayEvent(
                EventStream.COMMAND_STATUS,
                id,
                EventTypes.COMMAND_STATUS,
                source,
                status.command().chargePointId(),
                clock.instant(),
                attributes,
                EventData.json(CommandObject.of(status)));
    }

    private static Map<String, String> attributes(CommandStatus status) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(EventAttribute.COMMAND_ID.wireName(), status.command().commandId());
        attributes.put(EventAttribute.COMMAND_STATE.wireName(), status.state().name());
        return attributes;
    }
}
