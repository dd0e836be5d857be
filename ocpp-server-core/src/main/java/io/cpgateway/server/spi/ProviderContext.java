// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What a {@link Provider} is given: which node this is, and the properties that the operator has set for it, which are
 * keys below {@code plugins.config.<name>.}. A property is named by small letters, digits and underscores. Used by one
 * thread, and only until {@link Provider#create} returns.
 */
public interface ProviderContext {
    /** The label of the node, the same after a restart. */
    String nodeId();

    /** The process: random per start, part of every {@link Ownership} that it has. */
    String incarnation();

    /** The time. */
    InstantSource clock();

    /** How long the server waits for events to become durable; a sink that is slower has failed. */
    Duration eventTimeout();

    /**
     * A property that must be there.
     *
     * @throws GatewayException.Permanent if it is not; the message names the key
     */
    String text(String property);

    /** A property that may be missing: then {@code otherwise}. */
    String text(String property, String otherwise);

    /**
     * A whole number from {@code min} to {@code max}; if the property is missing {@code otherwise}.
     *
     * @throws GatewayException.Permanent if it is anything else; the message names the key
     */
    int number(String property, int otherwise, int min, int max);

    /**
     * A duration, written like every duration of the configuration; if the property is missing {@code otherwise}.
     *
     * @throws GatewayException.Permanent if it is anything else or negative; the message names the key
     */
    Duration duration(String property, Duration otherwise);
}
