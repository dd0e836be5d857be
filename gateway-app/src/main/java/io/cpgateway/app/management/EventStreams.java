// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Problem;
import io.cpgateway.app.http.QueryParameters;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.event.FrameTrace;
import io.cpgateway.server.event.FrameTrace.TracedFrame;
import io.cpgateway.server.event.Watch;
import io.cpgateway.server.spi.GatewayEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Everybody who reads server-sent events now: as many as the feeds admit, moved on by their owner's timer. Thread-safe. */
final class EventStreams {
    /** How often {@link #moveOn} is to be called. */
    static final long TICK_MILLIS = 25;

    private static final int MAX_TEXT = 100;
    private static final Set<String> PARAMETERS = Set.of("chargePointId", "type", "action");

    private final Feed<GatewayEvent> events;
    private final FrameTrace trace;
    private final TraceEvents frames;
    private final Set<EventStream<?>> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EventStreams(Feed<GatewayEvent> events, FrameTrace trace, TraceEvents frames) {
        this.events = events;
        this.trace = trace;
        this.frames = frames;
    }

    /** Streams the frames of a charge point. */
    void trace(ChargePointId id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Watch<TracedFrame>> watch =
                trace.feed().watch(frame -> frame.chargePointId().equals(id));
        begin(watch, frames::of, request, response);
    }

    /** Streams the events that the query asks for. */
    void events(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = new QueryParameters(request, PARAMETERS);
        Optional<ChargePointId> id = query.read("chargePointId", ChargePointId::parse, "the id of a charge point");
        Optional<String> type = query.read("type", EventStreams::text, "1 to 100 characters");
        Optional<String> action = query.read("action", EventStreams::text, "1 to 100 characters");
        if (query.refused(response)) {
            return;
        }
        Predicate<GatewayEvent> wanted =
                event -> id.map(event.chargePointId()::equals).orElse(true)
                        && type.map(t -> isType(event, t)).orElse(true)
                        && action.map(a -> a.equals(event.attributes().get(EventAttribute.OCPP_ACTION.wireName())))
                                .orElse(true);
        begin(events.watch(wanted), ServerSentEvent::of, request, response);
    }

    /** Ends every stream, and begins none any more. */
    void close() {
        closed = true;
        streams.forEach(EventStream::end);
    }

    private <T> void begin(
            Optional<Watch<T>> watch,
            Function<T, ServerSentEvent> form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (watch.isEmpty()) {
            response.setHeader("Retry-After", "10");
            Problem.of(503, "Too many read events already.").send(response);
            return;
        }
        EventStream<T> stream = new EventStream<>(watch.get(), form, streams::remove);
        streams.add(stream);
        stream.begin(request, response);
        if (closed) {
            stream.end();
        }
    }

    /** Writes to those who can read. */
    void moveOn() {
        streams.forEach(EventStream::moveOn);
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty() && t.length() <= MAX_TEXT);
    }

    private static boolean isType(GatewayEvent event, String type) {
        return event.type().equals(type) || event.type().equals(EventTypes.PREFIX + type);
    }
}
