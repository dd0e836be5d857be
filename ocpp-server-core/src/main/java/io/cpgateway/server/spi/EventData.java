// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.RawJson;
import java.nio.charset.StandardCharsets;

/** The content of an event, byte for byte. Immutable. */
public final class EventData {
    /** JSON, as nearly every event has. */
    public static final String JSON = "application/json";

    /** Text that may not be JSON: a frame as it was received. */
    public static final String TEXT = "text/plain";

    private final String contentType;
    private final byte[] bytes;

    private EventData(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /** JSON, as it is. */
    public static EventData json(RawJson json) {
        return new EventData(JSON, json.toByteArray());
    }

    /** Text, as it is. */
    public static EventData text(String text) {
        return new EventData(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@link #JSON} or {@link #TEXT}. */
    public String contentType() {
        return contentType;
    }

    /** Whether the content is JSON. */
    public boolean isJson() {
        return contentType.equals(JSON);
    }

    /** A copy of the bytes, in UTF-8. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The content as text. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
