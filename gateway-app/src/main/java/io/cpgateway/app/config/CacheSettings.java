// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is remembered of the stores. */
public interface CacheSettings {
    /** The most entries. */
    @Doc("Most entries of each cache in front of a store.")
    @WithDefault("100000")
    @Bounds(min = "100", max = "10000000")
    int maxSize();

    /** How long an entry is believed. */
    @Doc(
            "How long a cached credential or idTag is used without looking whether it changed. Other nodes tell of a change "
                    + "at once; this is the bound where that message was lost.")
    @WithDefault("60s")
    @Bounds(min = "1s", max = "1h")
    Duration staleness();

    /** How long entries serve without their store. */
    @Doc("How long cached credentials and idTags serve while their store is away.")
    @WithDefault("24h")
    @Bounds(min = "0s", max = "30d")
    Duration outageTtl();
}
