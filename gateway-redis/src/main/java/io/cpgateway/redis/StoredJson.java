// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.stored.StoredValues;
import tools.jackson.core.JacksonException;

/**
 * Values as {@code layout:JSON}. A reader ignores members that it does not know and refuses a newer layout, so two
 * releases can share one Redis.
 */
final class StoredJson {
    /** Raised when an older release could no longer read what a newer one writes. */
    static final int LAYOUT = 1;

    private StoredJson() {}

    static String write(Record value) {
        try {
            return LAYOUT + ":" + StoredValues.MAPPER.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new GatewayException.Permanent(
                    "a " + value.getClass().getSimpleName() + " cannot be written for Redis", e);
        }
    }

    static <V extends Record> V read(Class<V> type, String stored) {
        int colon = stored.indexOf(':');
        requireLayout(colon < 0 ? "?" : stored.substring(0, colon));
        try {
            return type.cast(StoredValues.MAPPER.readValue(stored.substring(colon + 1), type));
        } catch (JacksonException e) {
            throw new GatewayException.Permanent(
                    "a " + type.getSimpleName() + " in Redis cannot be read: was it written by another program?", e);
        }
    }

    /** Text without anything but ASCII, another for every text. */
    static String ascii(String text) {
        return StoredValues.MAPPER.writeValueAsString(text);
    }

    /** @throws GatewayException.Permanent if it is newer than this release, or no layout at all */
    static void requireLayout(String layout) {
        if (!layout.matches("[0-9]{1,4}") || Integer.parseInt(layout) > LAYOUT) {
            throw new GatewayException.Permanent("what Redis holds has layout " + layout + ", and this release knows "
                    + LAYOUT + ": update this node, or give it a Redis of its own");
        }
    }
}
