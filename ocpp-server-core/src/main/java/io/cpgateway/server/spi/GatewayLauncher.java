// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.time.InstantSource;
import java.util.Map;

/**
 * Starts a whole gateway inside this process, for tests and for people who embed it: found by
 * {@link java.util.ServiceLoader}, implemented by gateway-app.
 */
public interface GatewayLauncher {
    /**
     * Starts a gateway and returns when it is ready.
     *
     * @param configuration keys of the configuration reference and their values; a port of 0 takes a free one
     * @param clock what time it is for this gateway: tests move it, or have it be wrong
     * @throws GatewayException if it cannot start; the message names what to change
     */
    RunningGateway launch(Map<String, String> configuration, InstantSource clock);

    /** Starts a gateway that goes by the clock of the system; see {@link #launch(Map, InstantSource)}. */
    default RunningGateway launch(Map<String, String> configuration) {
        return launch(configuration, InstantSource.system());
    }

    /** A gateway that runs. */
    interface RunningGateway extends AutoCloseable {
        /** The port for charge points. */
        int serverPort();

        /** The port of the management API. */
        int managementPort();

        /** The port of the metrics. */
        int metricsPort();

        /** Stops in order, as SIGTERM does. */
        @Override
        void close();
    }
}
