// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.Registration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is stored of a charge point, as the fields of its hash. */
final class PresenceFields {
    private static final String[] NAMES = {"v", "online", "connection", "version", "seen", "registration", "closes"};

    private PresenceFields() {}

    static String[] names() {
        return NAMES.clone();
    }

    /** The charge point, empty if there are no fields; a field that is missing is null. */
    static Optional<Presence> read(List<String> values) {
        @Nullable String layout = values.get(0);
        @Nullable String connection = values.get(2);
        @Nullable String version = values.get(3);
        @Nullable String seen = values.get(4);
        if (layout == null || connection == null || version == null || seen == null) {
            return Optional.empty();
        }
        StoredJson.requireLayout(layout);
        return Optional.of(new Presence(
                ConnectionLine.parse(connection),
                "1".equals(values.get(1)),
                OcppVersion.valueOf(version),
                SortableTime.parse(seen),
                registration(values.get(5)),
                closes(values.get(6))));
    }

    static @Nullable Registration registration(@Nullable String stored) {
        return stored == null ? null : StoredJson.read(Registration.class, stored);
    }

    /** One on each line, after the time by which they are sorted. */
    private static List<Closing> closes(@Nullable String stored) {
        return stored == null
                ? List.of()
                : Arrays.stream(stored.split("\n"))
                        .map(line -> StoredJson.read(Closing.class, line.substring(line.indexOf(' ') + 1)))
                        .toList();
    }
}
