// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.JsonReading.JsonFault;
import io.cpgateway.ocpp.model.RawJson;
import tools.jackson.databind.JsonNode;

/** Reads the values of leniency rules, within the same limits as frames. */
final class RuleValue {
    private static final JsonReading JSON = new JsonReading(CodecLimits.DEFAULTS);

    private RuleValue() {}

    static boolean isJson(RawJson value) {
        try {
            JSON.tree(value);
            return true;
        } catch (JsonFault e) {
            return false;
        }
    }

    /** A tree of its own, so that none is shared between payloads. */
    static JsonNode tree(RawJson value) {
        return JSON.tree(value);
    }
}
