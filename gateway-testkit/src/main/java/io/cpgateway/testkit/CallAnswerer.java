// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a virtual charge point answers CALLs of one action. Called on a thread of its connection; must not block. */
@FunctionalInterface
public interface CallAnswerer {
    /** The payload of the CALLRESULT as JSON, or null to stay silent. */
    @Nullable
    String answer(JsonNode payload);
}
