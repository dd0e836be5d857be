// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.codec.CodecLimits;
import io.cpgateway.ocpp.codec.ErrorMapping;
import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.server.admission.AdmissionSettings;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.answer.AnsweredBy;
import io.cpgateway.server.command.CommandSettings;
import io.cpgateway.server.connection.ConnectionSettings;
import io.cpgateway.server.spi.IdTag;
import java.util.Map;

/**
 * How a server behaves. Immutable; made by {@link #builder}, and varied by {@link #toBuilder}.
 *
 * @param node the label of this node, in events and listings
 * @param connections about every connection
 * @param admission about who may connect
 * @param commands about commands
 * @param limits about the size of what is read
 * @param errorMapping which error code stands for which broken rule of a schema
 * @param answeredBy who answers an action, where it is not the default
 * @param unknownIdTags the status of idTags that no store knows
 * @param leniency what is forgiven whom (C12)
 */
public record ServerSettings(
        String node,
        ConnectionSettings connections,
        AdmissionSettings admission,
        CommandSettings commands,
        CodecLimits limits,
        ErrorMapping errorMapping,
        Map<String, AnsweredBy> answeredBy,
        IdTag.Status unknownIdTags,
        Leniency leniency) {

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if the node has no name that can stand in a URI
     */
    public ServerSettings {
        if (!node.matches("[A-Za-z0-9._~-]{1,128}")) {
            throw new IllegalArgumentException(
                    "node must be 1 to 128 letters, digits, '.', '_', '~' or '-', not '" + node + "'");
        }
        answeredBy = Map.copyOf(answeredBy);
    }

    /** The defaults, for a server that is as open as that. */
    public static ServerSettings defaults(Access access) {
        return builder(access).build();
    }

    /** The defaults, for a server that is as open as that, to be varied. */
    public static ServerSettingsBuilder builder(Access access) {
        return new ServerSettingsBuilder(access);
    }

    /** These, to be varied. */
    public ServerSettingsBuilder toBuilder() {
        return new ServerSettingsBuilder(this);
    }
}
