// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.junit;

import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.GatewayLauncher;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts nothing and notes what it was asked for: the test kit cannot see a gateway. Found by ServiceLoader. */
public final class CountingLauncher implements GatewayLauncher {
    static final List<Launched> LAUNCHED = new CopyOnWriteArrayList<>();

    @Override
    public RunningGateway launch(Map<String, String> configuration, InstantSource clock) {
        if (configuration.containsKey("no.such.key")) {
            throw new GatewayException.Permanent("there is no key no.such.key");
        }
        Launched gateway = new Launched(Map.copyOf(configuration), clock);
        LAUNCHED.add(gateway);
        return gateway;
    }

    static final class Launched implements RunningGateway {
        private final Map<String, String> configuration;
        private final InstantSource clock;
        private volatile boolean closed;

        private Launched(Map<String, String> configuration, InstantSource clock) {
            this.configuration = configuration;
            this.clock = clock;
        }

        Map<String, String> configuration() {
            return configuration;
        }

        InstantSource clock() {
            return clock;
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public int serverPort() {
            return 1;
        }

        @Override
        public int managementPort() {
            return 2;
        }

        @Override
        public int metricsPort() {
            return 3;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
