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
