// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import java.util.Locale;

/** Who answers an action ({@code ocpp.answers.<Action>}). */
public enum AnsweredBy {
    /** The gateway, by the default of the version's table. */
    GATEWAY,
    /** The stores: idTags, transactions. */
    STORE,
    /** A backend, by a reply to the event of the CALL ({@code OcppServer.replies()}). */
    BACKEND,
    /** A {@link CallHandler} of the application that embeds the server. */
    APPLICATION;

    /** The word in configuration. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
