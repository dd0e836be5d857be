// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is stored of a charge point.
 *
 * @param presence as its newest connection left it
 * @param open its connections whose end was not recorded yet, oldest first
 */
record PresenceRow(Presence presence, List<Ownership> open) {
    PresenceRow {
        open = List.copyOf(open);
    }

    boolean isOpen(long epoch) {
        return open.stream().anyMatch(o -> o.epoch() == epoch);
    }

    /** With its registration, made over the newest connection. */
    PresenceRow registered(Registration registration) {
        return new PresenceRow(
                new Presence(
                        presence.owner(),
                        presence.online(),
                        presence.version(),
                        later(presence.lastSeenAt(), registration.at()),
                        registration,
                        presence.closes()),
                open);
    }

    /** Without that open connection. */
    PresenceRow released(long epoch, Closing closing) {
        List<Closing> closes = Stream.concat(Stream.of(closing), presence.closes().stream())
                .sorted(Comparator.comparing(Closing::at).reversed())
                .limit(Presence.CLOSES_KEPT)
                .toList();
        boolean online = presence.online() && presence.owner().epoch() != epoch;
        return new PresenceRow(
                new Presence(
                        presence.owner(),
                        online,
                        presence.version(),
                        later(presence.lastSeenAt(), closing.at()),
                        presence.registration(),
                        closes),
                open.stream().filter(o -> o.epoch() != epoch).toList());
    }

    /** As another process finds it: a connection of a process that is gone is not online. */
    Presence seenBy(String incarnation) {
        return presence.online() && !presence.owner().incarnation().equals(incarnation) ? presence.offline() : presence;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
