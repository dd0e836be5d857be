// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param items in the order of their ids
 * @param nextCursor to be given as {@link PresenceQuery#after()} for the next page, null on the last
 */
public record PresencePage(List<Presence> items, @Nullable String nextCursor) {
    /** Copies the list. */
    public PresencePage {
        items = List.copyOf(items);
    }
}
