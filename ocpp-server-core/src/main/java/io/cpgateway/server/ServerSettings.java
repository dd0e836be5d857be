// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.codec.CodecLimits;
import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.AdmissionSettings;
import io.cpgateway.server.answer.AnsweredBy;
import io.cpgateway.server.command.CommandSettings;
import io.cpgateway.server.connection.ConnectionSettings;
import io.cpgateway.server.spi.IdTag;
import java.util.Map;
import java.util.Set;

/**
 * What configuration says about a server.
 *
 * @param node the label of this node, in events and listings
 * @param connections about every connection
 * @param admission about who may connect
 * @param commands about commands
 * @param limits about the size of what is read
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
        Map<String, AnsweredBy> answeredBy,
        IdTag.Status unknownIdTags,
        Leniency leniency) {

    /** Copies the map. */
    public ServerSettings {
        answeredBy = Map.copyOf(answeredBy);
    }

    /** A server that lets everybody on this machine in. */
    public static ServerSettings open(String node) {
        return new ServerSettings(
                node,
                ConnectionSettings.DEFAULTS.publishingBusiness(),
                new AdmissionSettings(Set.of(OcppVersion.V1_6), null, AdmissionSettings.Access.OPEN_LOOPBACK, 401, 10),
                CommandSettings.DEFAULTS,
                CodecLimits.DEFAULTS,
                Map.of(),
                IdTag.Status.ACCEPTED,
                Leniency.NONE);
    }
}
