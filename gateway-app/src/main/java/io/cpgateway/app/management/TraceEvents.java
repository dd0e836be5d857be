// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Json;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.event.FrameTrace.TracedFrame;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Frames as CloudEvents: seen on the wire only, on no topic, and so without its name. Thread-safe. */
final class TraceEvents {
    /** The type of a frame that went by. */
    static final String TYPE = EventTypes.PREFIX + "ocpp.frame";

    private final String source;
    private final Supplier<String> ids;

    TraceEvents(String source, Supplier<String> ids) {
        this.source = source;
        this.ids = ids;
    }

    ServerSentEvent of(TracedFrame frame) {
        String id = ids.get();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", TYPE);
        event.put("subject", frame.chargePointId().value());
        event.put("time", frame.at().toString());
        event.put("direction", frame.received() ? "received" : "sent");
        event.put("datacontenttype", "text/plain");
        event.put("data", frame.text());
        return new ServerSentEvent(id, TYPE, new String(Json.bytes(event), StandardCharsets.UTF_8));
    }
}
