// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to become of a wrong value.
 *
 * @param effect what
 * @param value the new value, with {@link Effect#PUT}
 */
record Change(Effect effect, @Nullable JsonNode value) {
    /** Kinds of change. */
    enum Effect {
        /** The value is replaced, or added. */
        PUT,
        /** The value is removed. */
        DROP,
        /** The object that misses the value is removed. */
        DROP_OWNER,
        /** Nothing changes. */
        KEEP
    }

    static final Change DROP = new Change(Effect.DROP, null);
    static final Change DROP_OWNER = new Change(Effect.DROP_OWNER, null);
    static final Change KEEP = new Change(Effect.KEEP, null);

    static Change put(JsonNode value) {
        return new Change(Effect.PUT, value);
    }
}
