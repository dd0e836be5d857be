// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;

/** Looking inside. */
public interface DebugSettings {
    /** Whether it is possible. */
    @Doc("Serve threads, heap histogram and flight recordings under /debug/ of the management API.")
    @WithDefault("false")
    boolean enabled();
}
