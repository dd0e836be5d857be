// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The data folder. */
public interface DataSettings {
    /** Where it is. */
    @Doc("Folder of the embedded stores and the journal; one node at a time. Not used with both Redis and Kafka.")
    @WithDefault("data")
    Path dir();
}
