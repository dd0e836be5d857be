// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway stops. */
public interface ShutdownSettings {
    /** How long readiness is off before anything is closed. */
    @Doc(value = "After SIGTERM readiness is off for this long before connections are closed.", example = "10s")
    @WithDefault("0s")
    @Bounds(min = "0s", max = "10m")
    Duration readinessWait();

    /** How long closing may take. */
    @Doc("How long closing connections and flushing events may take.")
    @WithDefault("30s")
    @Bounds(min = "1s", max = "1h")
    Duration drainTimeout();

    /** Connections closed in a second. */
    @Doc("Connections that are closed in a second while draining.")
    @WithDefault("1000")
    @Bounds(min = "1", max = "100000")
    int closeRate();
}
