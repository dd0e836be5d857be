// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Events. */
public interface EventSettings {
    /** How long an event may take to be durable. */
    @Doc("How long an event may take to become durable before its charge point is disconnected.")
    @WithDefault("20s")
    @Bounds(min = "100ms", max = "10m")
    Duration timeout();

    /** Whether business events are written. */
    @Doc("Also write the version-neutral business events.")
    @WithDefault("true")
    boolean business();

    /** Actions answered at once. */
    @Doc("Actions that are answered before their event is durable.")
    @WithDefault("Heartbeat")
    List<String> answerBeforeDurable();
}
