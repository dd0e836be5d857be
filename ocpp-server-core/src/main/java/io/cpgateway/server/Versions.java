// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.codec.CodecLimits;
import io.cpgateway.ocpp.codec.ErrorMapping;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.server.answer.VersionSemantics;
import io.cpgateway.server.v16.Semantics16;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The versions that are built in: a new one is one more line here. Immutable. */
final class Versions {
    private final Map<OcppVersion, VersionSemantics> semantics = new EnumMap<>(OcppVersion.class);

    Versions(CodecLimits limits, ErrorMapping errorMapping) {
        semantics.put(OcppVersion.V1_6, new Semantics16(limits, errorMapping));
    }

    /** @throws IllegalArgumentException if one of them is not built in */
    void require(Set<OcppVersion> wanted) {
        wanted.stream()
                .filter(version -> !semantics.containsKey(version))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException(
                            "OCPP " + missing + " is not built in: versions may name " + semantics.keySet());
                });
    }

    VersionSemantics semantics(OcppVersion version) {
        VersionSemantics found = semantics.get(version);
        if (found == null) {
            throw new IllegalArgumentException("OCPP " + version + " is not built in");
        }
        return found;
    }

    OcppCodec codec(OcppVersion version) {
        return semantics(version).codec();
    }

    /**
     * The codec of the version whose table has this very row.
     *
     * @throws IllegalArgumentException if none has
     */
    OcppCodec codecOf(Action<?, ?> action) {
        return semantics.values().stream()
                .map(VersionSemantics::codec)
                .filter(codec -> codec.protocol()
                        .action(action.name())
                        .filter(action::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(action + " is not an action of a version that is built"
                        + " in: take it from the version's table, such as Ocpp16"));
    }

    Collection<OcppVersion> all() {
        return semantics.keySet();
    }

    List<Protocol> protocols() {
        return semantics.values().stream().map(s -> s.codec().protocol()).toList();
    }
}
