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
 * @param storms how much of a storm is let in (R7)
 */
public record AdmissionSettings(
        Set<OcppVersion> versions,
        @Nullable OcppVersion missingSubprotocol,
        Access access,
        int unknownIdStatus,
        int takeoversPerMinute,
        StormLimits storms) {

    /** How open the door is. */
    public enum Access {
        /** Credentials are asked for. */
        CREDENTIALS,
        /** Anybody on this machine: judged by the peer's address, and a foreign web page by its Host and Origin. */
        OPEN_LOOPBACK,
        /** Anybody at all: a newcomer has to wait for the old connection to prove dead (C3). */
        OPEN_NETWORK
    }

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TAKEOVERS_PER_MINUTE = 10;

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if nobody could connect, or a number makes no sense
     */
    public AdmissionSettings {
        versions = Set.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("versions must name one or more, or nobody can connect");
        }
        if (missingSubprotocol != null && !versions.contains(missingSubprotocol)) {
            throw new IllegalArgumentException("OCPP " + missingSubprotocol
                    + " cannot be assumed of a charge point that offers no subprotocol: versions do not name it");
        }
        if (unknownIdStatus != UNAUTHORIZED && unknownIdStatus != NOT_FOUND) {
            throw new IllegalArgumentException("unknownIdStatus must be 401 or 404, not " + unknownIdStatus);
        }
        if (takeoversPerMinute < 1) {
            throw new IllegalArgumentException("takeoversPerMinute must be 1 or more, not " + takeoversPerMinute);
        }
    }

    /** The defaults of the configuration reference, with every version that is built in. */
    public static AdmissionSettings defaults(Access access) {
        return new AdmissionSettings(
                Set.of(OcppVersion.V1_6), null, access, UNAUTHORIZED, TAKEOVERS_PER_MINUTE, StormLimits.DEFAULTS);
    }

    /** The same for these versions. */
    public AdmissionSettings speaking(Set<OcppVersion> spoken) {
        return new AdmissionSettings(spoken, missingSubprotocol, access, unknownIdStatus, takeoversPerMinute, storms);
    }

    /** The same, assuming a version of a peer that offers none. */
    public AdmissionSettings assuming(OcppVersion version) {
        return new AdmissionSettings(versions, version, access, unknownIdStatus, takeoversPerMinute, storms);
    }

    /** The same with another access. */
    public AdmissionSettings with(Access other) {
        return new AdmissionSettings(versions, missingSubprotocol, other, unknownIdStatus, takeoversPerMinute, storms);
    }

    /** The same with other limits for storms. */
    public AdmissionSettings within(StormLimits limits) {
        return new AdmissionSettings(versions, missingSubprotocol, access, unknownIdStatus, takeoversPerMinute, limits);
    }
}
