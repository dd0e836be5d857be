// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes an event as a structured CloudEvent (CloudEvents 1.0, JSON event format) of one line: attributes as members,
 * {@code stream} naming the {@link io.cpgateway.server.spi.EventStream}, and {@code data}. JSON content is embedded as it
 * is, only a raw line break in it becomes a blank; text becomes a JSON string. Pure.
 */
public final class CloudEventJson {
    /** The extension attribute that names the stream. */
    public static final String STREAM = "stream";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final Set<String> TAKEN = Set.of(
            "specversion", "id", "type", "source", "subject", "time", "datacontenttype", "dataschema", "data", STREAM);
    private static final int ROOM_FOR_ATTRIBUTES = 512;

    private CloudEventJson() {}

    /**
     * The event in UTF-8, without a line break anywhere.
     *
     * @throws IllegalArgumentException if an extension attribute's name is not one that CloudEvents allows
     */
    public static byte[] line(GatewayEvent event) {
        JsonLine line = new JsonLine(event.data().length() + ROOM_FOR_ATTRIBUTES);
        line.string("specversion", "1.0");
        line.string("id", event.id());
        line.string("source", event.source());
        line.string("type", event.type());
        line.string("subject", event.chargePointId().value());
        line.string("time", DateTimeFormatter.ISO_INSTANT.format(event.time()));
        line.string(STREAM, event.stream().topic());
        event.attributes().forEach((name, value) -> line.string(checked(name), value));
        EventData data = event.data();
        line.string("datacontenttype", data.contentType());
        if (data.isJson()) {
            line.json("data", data.toByteArray());
        } else {
            line.string("data", data.toString());
        }
        return line.end();
    }

    private static String checked(String name) {
        if (TAKEN.contains(name) || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for an extension attribute: " + name);
        }
        return name;
    }
}
