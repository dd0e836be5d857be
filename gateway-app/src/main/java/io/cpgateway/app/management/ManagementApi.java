// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.ops.HealthServlet;
import io.cpgateway.app.ops.MinuteHistory;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.event.EventIds;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The management API as a whole: its routes and the servlets that serve them. Its streams of events run until it is
 * closed. Thread-safe.
 */
public final class ManagementApi implements AutoCloseable {
    private final AccessRules rules;
    private final List<Route> routes;
    private final Map<String, HttpServlet> servlets = new LinkedHashMap<>();
    private final OcppServer server;
    private final EventStreams streams;
    private final OwnerRelay owners;
    private final List<Future<?>> chores;
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "management-timers");
        thread.setDaemon(true);
        return thread;
    });

    /** Puts it together. */
    public ManagementApi(ManagedGateway gateway, InstantSource clock) {
        server = gateway.server();
        rules = new AccessRules(gateway.config());
        boolean debug = gateway.config().settings().debug().enabled();
        routes = Routes.all(debug);
        EventIds frameIds = new EventIds("trace-" + gateway.node().incarnation());
        TraceEvents frames = new TraceEvents("/nodes/" + gateway.node().id(), frameIds);
        streams = new EventStreams(server.events(), server.trace(), frames);
        MinuteHistory history = MinuteHistory.of(server, clock);
        chores = List.of(
                timers.scheduleWithFixedDelay(history::tick, 1, 1, TimeUnit.SECONDS),
                timers.scheduleWithFixedDelay(
                        streams::moveOn, EventStreams.TICK_MILLIS, EventStreams.TICK_MILLIS, TimeUnit.MILLISECONDS));
        owners = new OwnerRelay(gateway);
        servlets.put("/health/*", new HealthServlet(gateway.health(), rules::mayRead));
        servlets.put("/connections", new ConnectionListServlet(server.connections(), request -> Optional.empty()));
        servlets.put("/connections/*", connection());
        servlets.put("/commands/*", new CommandsServlet(server.commands()));
        servlets.put("/events", new EventsServlet(streams));
        servlets.put("/id-tags/*", new IdTagsServlet(gateway.idTags()));
        servlets.put("/credentials/*", new CredentialsServlet(gateway.credentials(), clock));
        servlets.put("/suspensions/*", new SuspensionsServlet(server.suspensions(), server.connections()));
        servlets.put("/nodes", new NodesServlet(gateway));
        servlets.put("/drain", new DrainServlet(server.drain()));
        servlets.put("/history", new HistoryServlet(history));
        servlets.put("/loggers/*", new LoggersServlet());
        servlets.put("/openapi.yaml", new DescriptionServlet());
        if (debug) {
            servlets.put("/debug/*", new DebugServlet());
        }
    }

    /** What comes before the servlets. */
    public List<Filter> filters() {
        return List.of(new AccessFilter(rules, routes));
    }

    /** The servlets by path. */
    public Map<String, HttpServlet> servlets() {
        return Map.copyOf(servlets);
    }

    /** {@code /connections} for a port without tokens: it serves this machine only. */
    public HttpServlet exposedConnections() {
        return new ConnectionListServlet(server.connections(), rules::foreign);
    }

    /** Ends the streams of events. */
    @Override
    public void close() {
        chores.forEach(chore -> chore.cancel(false));
        streams.close();
        timers.shutdownNow();
    }

    private ConnectionServlet connection() {
        return new ConnectionServlet(server.connections(), new CommandSubmission(server.commands()), streams, owners);
    }
}
