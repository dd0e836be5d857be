// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Commands. */
public interface CommandSettings {
    /** How far ahead a command may be valid. */
    @Doc("How far ahead a command's notAfter may lie.")
    @WithDefault("1h")
    @Bounds(min = "1s", max = "30d")
    Duration maxNotAfter();

    /** Commands that wait for one charge point. */
    @Doc("Most commands that wait for one charge point.")
    @WithDefault("100")
    @Bounds(min = "1", max = "10000")
    int maxQueue();
}
