// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process that shares the stores with this one.
 *
 * @param node its label
 * @param incarnation random per start of the process
 * @param managementUrl where its management API is reached from the other nodes, null if it is not
 * @param since when it joined
 */
public record Neighbour(
        String node, String incarnation, @Nullable String managementUrl, Instant since) {}
