// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;

/** The JSON Schemas (draft-04) of the messages, derived from their records: for validators and for other languages. */
public final class OcppSchemas {
    private OcppSchemas() {}

    /** Which message of an action. */
    public enum Kind {
        /** The payload of the CALL. */
        REQUEST,
        /** The payload of the CALLRESULT. */
        RESPONSE
    }

    /**
     * The schema of a message, as JSON text.
     *
     * @throws IllegalArgumentException if the version has no such action
     */
    public static String schema(Protocol protocol, String action, Kind kind) {
        Action<?, ?> row = protocol.action(action)
                .orElseThrow(() -> new IllegalArgumentException(protocol.version() + " has no action " + action));
        Class<?> type = kind == Kind.REQUEST ? row.requestType() : row.responseType();
        String id = "urn:cpgateway:ocpp:" + protocol.version() + ":" + type.getSimpleName();
        return SchemaDeriver.derive(type, id).toPrettyString();
    }
}
