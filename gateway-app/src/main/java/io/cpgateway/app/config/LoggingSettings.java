// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;

/** Logging. */
public interface LoggingSettings {
    /** How lines look. */
    @Doc("How log lines look.")
    @WithDefault("text")
    LogFormat format();

    /** How much is logged. */
    @Doc("How much is logged; single loggers can be changed at run time through the management API.")
    @WithDefault("info")
    LogLevel level();
}
