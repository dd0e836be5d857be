// SPDX-License-Identifier: MIT
package io.cpgateway.server.reply;

import io.cpgateway.ocpp.model.RawJson;

/** What a backend says to the {@code ocpp.call} event that asked it. Immutable. */
public sealed interface Reply {
    /** The id of that event. */
    String correlationId();

    /**
     * The charge point gets a CALLRESULT.
     *
     * @param correlationId the id of the event that asked
     * @param payload the CALLRESULT's payload, which goes to the charge point byte for byte
     */
    record Answer(String correlationId, RawJson payload) implements Reply {}

    /**
     * The charge point gets a CALLERROR.
     *
     * @param correlationId the id of the event that asked
     * @param code an error code, spelled as the charge point's version spells it
     * @param description for people, may be empty; cut to what a CALLERROR may hold
     */
    record Refusal(String correlationId, String code, String description) implements Reply {}
}
