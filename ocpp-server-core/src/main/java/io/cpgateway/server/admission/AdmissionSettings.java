// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import io.cpgateway.ocpp.model.OcppVersion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What configuration says about who may connect.
 *
 * @param versions the versions that are spoken
 * @param missingSubprotocol the version assumed of a peer that offers none, null to refuse it (C2)
 * @param access whether credentials are asked for
 * @param unknownIdStatus how an unknown id is answered where credentials are asked for: 401 or 404 (C1)
 * @param takeoversPerMinute how often an id may be taken over by a newer connection (C3)
 */
public record AdmissionSettings(
        Set<OcppVersion> versions,
        @Nullable OcppVersion missingSubprotocol,
        Access access,
        int unknownIdStatus,
        int takeoversPerMinute) {

    /** How open the door is. */
    public enum Access {
        /** Credentials are asked for. */
        CREDENTIALS,
        /** Anybody on this machine; a foreign web page is kept out by its Origin. */
        OPEN_LOOPBACK,
        /** Anybody at all: a newcomer has to wait for the old connection to prove dead (C3). */
        OPEN_NETWORK
    }

    /** Copies the set. */
    public AdmissionSettings {
        versions = Set.copyOf(versions);
    }
}
