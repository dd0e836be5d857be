// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import java.time.Duration;

/**
 * How much of a storm is let in (R7). Whoever is kept waiting gets 503 and a time to come back that differs for each.
 *
 * @param upgradesPerSecond how many upgrade requests are judged in a second; a second's worth may come at once
 * @param upgradesAtOnce how many may be judged at the same time, those that wait for a store included
 * @param connectsPerTenMinutes how often one charge point may connect in ten minutes before it is suspended, as one does
 *     that reconnects in a loop
 * @param suspension for how long it is suspended then
 * @param failuresPerMinute how many wrong credentials each source may show in a minute, which is an address, or the first
 *     64 bits of one of IPv6; who was let in lately is not kept out by the failures of others
 */
public record StormLimits(
        int upgradesPerSecond,
        int upgradesAtOnce,
        int connectsPerTenMinutes,
        Duration suspension,
        int failuresPerMinute) {
    /** Room for a hundred thousand charge points that come back within a minute. */
    public static final StormLimits DEFAULTS = new StormLimits(2000, 4000, 120, Duration.ofMinutes(10), 600);

    /** @throws IllegalArgumentException if nobody could connect */
    public StormLimits {
        positive("upgradesPerSecond", upgradesPerSecond);
        positive("upgradesAtOnce", upgradesAtOnce);
        positive("connectsPerTenMinutes", connectsPerTenMinutes);
        positive("failuresPerMinute", failuresPerMinute);
        if (suspension.isNegative() || suspension.isZero()) {
            throw new IllegalArgumentException("suspension must be longer than nothing, not " + suspension);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
        }
    }
}
