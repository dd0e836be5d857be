// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The listener for metrics and probes. */
public interface MetricsSettings {
    /** The address; empty: decided by {@link GatewayConfig#metricsHost()}. */
    @Doc("Address for metrics and probes. Without it 127.0.0.1 in open mode, 0.0.0.0 otherwise.")
    Optional<String> host();

    /** The port. */
    @Doc("Port for metrics and probes; 0 takes a free one.")
    @WithDefault("9090")
    @Bounds(min = "0", max = "65535")
    int port();
}
