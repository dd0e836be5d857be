// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where values come from, weakest first: a file, the environment, what a program sets. Below all are the defaults.
 *
 * @param file the YAML file, empty for none
 * @param environment the environment variables
 * @param program keys and values of an embedding program
 */
public record ConfigSources(Optional<Path> file, Map<String, String> environment, Map<String, String> program) {
    /** Copies the maps. */
    public ConfigSources {
        environment = Map.copyOf(environment);
        program = Map.copyOf(program);
    }
}
