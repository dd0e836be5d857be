// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.OcppVersion;
import org.jspecify.annotations.Nullable;

/**
 * Which charge points to list, in the order of their ids.
 *
 * @param prefix how the id begins, empty for all
 * @param after the last id of the page before, or null for the first page
 * @param limit how many at most, 1 to 1000
 * @param online only those online, only those offline, or null for both
 * @param version only those of this version, or null for all
 */
public record PresenceQuery(
        String prefix,
        @Nullable String after,
        int limit,
        @Nullable Boolean online,
        @Nullable OcppVersion version) {
    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    /** @throws IllegalArgumentException if the limit is out of range */
    public PresenceQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    /** Whether this one is asked for, its id aside. */
    public boolean matches(Presence presence) {
        return (online == null || online == presence.online()) && (version == null || version == presence.version());
    }
}
