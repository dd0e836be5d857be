// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is done when many charge points, or one again and again, connect at once. */
public interface StormSettings {
    /** The pace of upgrades. */
    @Doc("Most upgrade requests that this node looks at in a second; the others get 503 and a time to come back.")
    @WithDefault("2000")
    @Bounds(min = "1", max = "100000")
    int upgradesPerSecond();

    /** Upgrades at the same time. */
    @Doc(
            "Most upgrade requests that are looked at at the same time, those that wait for the credential store included.")
    @WithDefault("4000")
    @Bounds(min = "1", max = "100000")
    int upgradesAtOnce();

    /** Wrong credentials of one source. */
    @Doc(
            "Wrong credentials that one source (an address, or the first 64 bits of one of IPv6) may show in a minute. "
                    + "Beyond that strangers from there get 429; charge points that this node let in during the last day do not.")
    @WithDefault("600")
    @Bounds(min = "1", max = "100000")
    int failuresPerMinute();

    /** Sockets that are not upgraded. */
    @Doc(
            "Most sockets on server.port whose upgrade is not done; one more has the oldest of the source closed that has most.")
    @WithDefault("10000")
    @Bounds(min = "1", max = "200000")
    int handshakesAtOnce();

    /** The same of one source. */
    @Doc("Most sockets of one source whose upgrade is not done; one more has its oldest closed.")
    @WithDefault("10000")
    @Bounds(min = "1", max = "200000")
    int handshakesPerSource();

    /** Connects of one charge point. */
    @Doc("A charge point that connects more often than this in ten minutes reconnects in a loop, and is suspended.")
    @WithDefault("120")
    @Bounds(min = "1", max = "100000")
    int connectsPerTenMinutes();

    /** How long it is suspended. */
    @Doc("How long a charge point is suspended that reconnects in a loop; GET /suspensions/{id} shows it.")
    @WithDefault("10m")
    @Bounds(min = "1s", max = "24h")
    Duration suspension();
}
