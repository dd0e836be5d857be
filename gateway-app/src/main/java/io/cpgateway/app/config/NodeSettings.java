// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.Optional;

/** This node. */
public interface NodeSettings {
    /** Its label; empty: decided by {@link GatewayConfig#nodeId()}. */
    @Doc(value = "Label of this node in events and listings. Without it the host name.", example = "gateway-1")
    Optional<String> id();
}
