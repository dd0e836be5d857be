// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.jetty.HttpListener;
import io.cpgateway.app.management.ManagedGateway;
import io.cpgateway.app.management.ManagementApi;
import io.cpgateway.app.ops.Health;
import io.cpgateway.app.ops.Metrics;
import io.cpgateway.app.ops.Opened;
import io.cpgateway.app.plugin.PluginHost;
import io.cpgateway.app.plugin.Plugins;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.event.EventIds;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.GatewayLauncher;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together, in order, and takes them apart in the opposite order. Runs from construction to close. */
final class Wiring implements GatewayLauncher.RunningGateway {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final GatewayConfig config;
    private final Health health = new Health();
    private final Opened opened = new Opened();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final OcppServer ocpp;
    private final ManagementApi api;
    private final String eventsTarget;
    private final HttpListener server;
    private final HttpListener management;
    private final HttpListener metricsListener;

    /**
     * Starts everything.
     *
     * @param plugins what the configuration names; closed with the gateway, also if it cannot start
     * @throws GatewayException if something cannot start; what was started already is stopped again
     */
    Wiring(GatewayConfig config, Plugins plugins, InstantSource clock) {
        this.config = config;
        try {
            opened.add(plugins);
            PluginHost host = host(config, clock);
            ChosenParts chosen = opened.add(new ChosenParts(config, plugins, host));
            new ConfiguredCredentials(config).load(chosen.credentials());
            ocpp = opened.add(OcppServer.builder(ServerConfiguration.of(config), chosen.parts())
                    .incarnation(host.incarnation())
                    .clock(clock)
                    .closeRate(config.settings().shutdown().closeRate())
                    .build());
            chosen.openSources(ocpp, opened);
            eventsTarget = chosen.parts().sink().describe();
            report(chosen);
            Metrics metrics = opened.add(new Metrics(Version.number(), ocpp));
            chosen.shared().ifPresent(shared -> shared.measureIn(metrics.registry()));
            Listeners listeners = new Listeners(config, health);
            metricsListener = opened.add(listeners.metrics(metrics));
            api = opened.add(managementApi(chosen, host));
            management = opened.add(listeners.management(api));
            managementAddress().ifPresent(chosen.parts().neighbourhood()::reachableAt);
            opened.add(api); // once more: its streams end before the listener is closed
            server = opened.add(listeners.server(ocpp, api));
            metrics.measure(server::handshakes, server::shedHandshakes);
        } catch (GatewayException e) {
            opened.closeAfter(e);
            throw e;
        }
        health.phase(Health.Phase.READY);
    }

    private static PluginHost host(GatewayConfig config, InstantSource clock) {
        return new PluginHost(
                config.nodeId(),
                EventIds.newIncarnation(),
                clock,
                config.settings().events().timeout());
    }

    @Override
    public int serverPort() {
        return server.port();
    }

    @Override
    public int managementPort() {
        return management.port();
    }

    @Override
    public int metricsPort() {
        return metricsListener.port();
    }

    /** Where charge points connect to, for people. */
    String serverUrl() {
        return "ws://" + name(config.serverHost()) + ":" + serverPort()
                + config.settings().server().path() + "/<chargePointId>";
    }

    /** Where events go, for people. */
    String eventsTarget() {
        return eventsTarget;
    }

    /** The management address, for people. */
    String managementUrl() {
        return "http://" + name(config.managementHost()) + ":" + managementPort() + "/";
    }

    /** Readiness off, time for the load balancer to notice, then everything is closed (R6). Closes once. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        health.phase(Health.Phase.DRAINING);
        try {
            Thread.sleep(config.settings().shutdown().readinessWait().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        GatewayException failure = new GatewayException.Permanent("the gateway did not stop cleanly");
        if (!ocpp.drain().closeAll(config.settings().shutdown().drainTimeout())) {
            LOG.warn(
                    "{} connections were still open when shutdown.drain_timeout was up",
                    ocpp.drain().progress().remaining());
        }
        opened.closeAfter(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void report(ChosenParts chosen) {
        EventSink sink = chosen.parts().sink();
        health.drainedWhen(() -> ocpp.drain().progress().draining());
        health.detail("node", config::nodeId);
        health.detail("connections", () -> ocpp.connections().size());
        health.detail("eventsAvailable", sink::available);
        chosen.shared().ifPresent(shared -> {
            health.detail("redisReachable", shared::isReachable);
            health.detail("mailboxRestoring", shared::isRestoring);
        });
        health.detail("draining", () -> ocpp.drain().progress().draining());
    }

    private ManagementApi managementApi(ChosenParts chosen, PluginHost host) {
        ManagedGateway.Node node = new ManagedGateway.Node(
                host.nodeId(),
                host.incarnation(),
                Version.number(),
                host.clock().instant());
        return new ManagementApi(
                new ManagedGateway(
                        config,
                        health,
                        ocpp,
                        chosen.parts().idTags(),
                        chosen.credentials(),
                        node,
                        chosen.parts().neighbourhood()),
                host.clock());
    }

    /** Where other nodes ask this one, if they may: only with a token can they say who asks. */
    private Optional<String> managementAddress() {
        if (!config.managementSecured()) {
            return Optional.empty();
        }
        return Optional.of(config.settings()
                .management()
                .advertisedUrl()
                .map(URI::toString)
                .orElseGet(() -> "http://" + config.reachableHost() + ":" + management.port() + "/"));
    }

    private static String name(String host) {
        if (host.equals("0.0.0.0") || host.equals("127.0.0.1")) {
            return "localhost";
        }
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
