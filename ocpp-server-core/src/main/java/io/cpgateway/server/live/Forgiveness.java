// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.codec.DecodeResult;
import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.server.answer.VersionSemantics;
import io.cpgateway.server.answer.VersionSemantics.Identity;
import io.cpgateway.server.connection.Input;
import io.cpgateway.server.spi.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one charge point with what it is forgiven (C12): the profile follows from its registration, which
 * is remembered for its next connection, and for a BootNotification from what that message itself says. Thread-safe.
 */
final class Forgiveness {
    private final VersionSemantics semantics;
    private final Leniency leniency;
    private volatile OcppCodec codec;
    private volatile @Nullable Registration registration;

    Forgiveness(VersionSemantics semantics, Leniency leniency) {
        this.semantics = semantics;
        this.leniency = leniency;
        this.codec = lenient(leniency.profileFor(null, null, null));
    }

    /** The registration as it stands now. */
    void known(@Nullable Registration current) {
        if (current != null && !current.equals(registration)) {
            registration = current;
            codec = lenient(leniency.profileFor(current.vendor(), current.model(), current.firmware()));
        }
    }

    /** Reads a frame. */
    Input.FrameArrived read(String text) {
        OcppCodec reading = codec;
        DecodeResult result = reading.decode(text);
        if (result instanceof Rejected rejected && registers(rejected)) {
            Identity identity = semantics.identityIn(text).orElse(null);
            if (identity != null) {
                reading = lenient(leniency.profileFor(identity.vendor(), identity.model(), identity.firmware()));
                result = reading.decode(text);
            }
        }
        return new Input.FrameArrived(result, text, reading.leniency());
    }

    private boolean registers(Rejected rejected) {
        String action = rejected.action();
        return action != null
                && semantics
                        .codec()
                        .protocol()
                        .action(action)
                        .filter(row -> row.is(Trait.REGISTERS))
                        .isPresent();
    }

    private OcppCodec lenient(LeniencyProfile profile) {
        return profile.isStrict() ? semantics.codec() : semantics.codec().withLeniency(profile);
    }
}
