// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import io.cpgateway.server.spi.Provider;
import java.util.List;

/**
 * A provider that was found.
 *
 * @param name what it calls itself
 * @param places the jars that have it; more than one if the same class lies there twice
 */
record Found<T>(String name, Provider<T> provider, List<String> places) {
    /** For people: its name and where it is. */
    @Override
    public String toString() {
        return name + " (" + String.join(", ", places) + ")";
    }
}
