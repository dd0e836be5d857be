// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Suspensions;
import io.cpgateway.server.answer.AnswerDesk;
import io.cpgateway.server.answer.Answers;
import io.cpgateway.server.answer.Decider;
import io.cpgateway.server.answer.DeciderByVersion;
import io.cpgateway.server.answer.HandlerThreads;
import io.cpgateway.server.answer.HeartbeatPace;
import io.cpgateway.server.answer.Stores;
import io.cpgateway.server.command.CommandDesk;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.command.CommandSweeper;
import io.cpgateway.server.command.StatusOutbox;
import io.cpgateway.server.connection.Identifiers;
import io.cpgateway.server.event.EventIds;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.event.FrameTrace;
import io.cpgateway.server.listener.ConnectionEvents;
import io.cpgateway.server.listener.EventListener;
import io.cpgateway.server.listener.ListenerThread;
import io.cpgateway.server.live.BootRequests;
import io.cpgateway.server.live.ConnectionOpener;
import io.cpgateway.server.live.Lanes;
import io.cpgateway.server.live.LiveConnections;
import io.cpgateway.server.live.Surroundings;
import io.cpgateway.server.metrics.ActivityCounts;
import io.cpgateway.server.metrics.DeliveryLedger;
import io.cpgateway.server.metrics.ServerMetrics;
import io.cpgateway.server.reply.Replies;
import io.cpgateway.server.reply.ReplyDesk;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** How a server is put together: the one place that knows all of it. */
final class ServerAssembly {
    private final Feed<GatewayEvent> events = new Feed<>();
    private final DeliveryLedger ledger = new DeliveryLedger();
    private final ActivityCounts activity = new ActivityCounts();
    private final LiveConnections live = new LiveConnections();
    private final Refusals refusals = new Refusals();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ocpp-timers");
        thread.setDaemon(true);
        return thread;
    });
    private final FrameTrace trace;
    private final Neighbours neighbours;
    private final ConnectionListing connections;
    private final CommandSender commands;
    private final ReplyDesk replies;
    private final Suspensions suspensions;
    private final ServerMetrics metrics;
    private final PacedDrain drain;
    private final FrontDoor doorway;
    private final Housekeeping housekeeping;
    private final List<ListenerThread> listeners;
    private final List<Runnable> owned;

    ServerAssembly(ServerPlan plan) {
        ServerSettings settings = plan.settings();
        ServerParts parts = plan.parts();
        InstantSource clock = plan.clock();
        Executor executor = plan.executor();
        String source = "/nodes/" + settings.node();
        EventIds ids = new EventIds(plan.incarnation());
        Versions versions = new Versions(settings.limits(), settings.errorMapping());
        versions.require(settings.admission().versions());
        trace = new FrameTrace(clock);
        drain = new PacedDrain(live, settings.connections().retryCloseCode(), plan.closeRate(), timers);
        suspensions = new Suspensions(clock);
        metrics = new ServerMetrics(
                ledger, activity, refusals::totals, () -> live.newest().size());
        StatusOutbox outbox = new StatusOutbox(parts.mailbox(), parts.sink(), events, source, ids, clock, executor);
        outbox.tell(status -> activity.commandReached(status.state()));
        neighbours = new Neighbours(
                parts, live, plan.incarnation(), settings.connections().retryCloseCode(), drain::closePresent);
        connections = new ConnectionListing(parts, live, neighbours, refusals, settings);
        CommandDesk desk = new CommandDesk(
                parts.mailbox(),
                outbox,
                connections,
                versions::codec,
                settings.commands(),
                settings.node(),
                ids,
                clock);
        ForgivingReader reader = new ForgivingReader(parts.directory(), settings.leniency());
        commands = new ServerCommands(
                desk, activity, versions, reader, settings.connections().callTimeout(), clock, executor);
        BootTriggers boots = new BootTriggers(commands);
        replies = new ReplyDesk(versions::codec, ids, activity::replyCame);
        Decider decider = new DeciderByVersion(desks(plan, versions), replies);
        Surroundings surroundings = surroundings(plan, outbox, decider, boots);
        Identifiers identifiers = new Identifiers(settings.node(), source, ids, ids);
        ConnectionOpener opener =
                new ConnectionOpener(surroundings, settings.connections(), identifiers, live, neighbours);
        doorway = new FrontDoor(settings, parts, versions, live, opener, drain::isDraining, refusals, suspensions);

        CommandSweeper sweeper =
                new CommandSweeper(parts.mailbox(), outbox, versions.protocols(), settings.node(), clock);
        LostConnections lost = new LostConnections(
                parts.directory(),
                parts.sink(),
                events,
                source,
                settings.connections().business(),
                clock);
        listeners = listenerThreads(plan.listeners(), versions, reader);
        owned = plan.owned();
        housekeeping = new Housekeeping(timers);
        housekeeping.everySecond("Settling commands", sweeper::sweep);
        housekeeping.everySecond("Reporting lost connections", lost::report);
        housekeeping.everySecond("Telling other nodes who is connected here", neighbours::tellAgain);
        housekeeping.everySecond("Asking charge points to boot", () -> {
            boots.everySecond();
            return CompletableFuture.completedFuture(null);
        });
        neighbours.join();
    }

    private List<ListenerThread> listenerThreads(ServerPlan.Listeners told, Versions versions, ForgivingReader reader) {
        List<CallEvents<?>> calls = new ArrayList<>();
        for (ServerPlan.OfCalls<?> wanted : told.calls()) {
            calls.add(new CallEvents<>(wanted, versions.codecOf(wanted.action()), reader));
        }
        List<ListenerThread> threads = new ArrayList<>();
        told.events().forEach(listener -> threads.add(thread("events", event -> true, listener)));
        told.connections()
                .forEach(listener ->
                        threads.add(thread("connections", ConnectionEvents::isOne, new ConnectionEvents(listener))));
        calls.forEach(listener -> threads.add(thread("calls", listener::isOne, listener)));
        return threads;
    }

    private ListenerThread thread(String name, Predicate<GatewayEvent> wanted, EventListener listener) {
        return new ListenerThread("ocpp-listener-" + name, events, wanted, listener);
    }

    private Surroundings surroundings(ServerPlan plan, StatusOutbox outbox, Decider decider, BootRequests boots) {
        ServerParts parts = plan.parts();
        return new Surroundings(
                parts.sink(),
                parts.directory(),
                parts.mailbox(),
                outbox,
                parts.transactions(),
                decider,
                boots,
                ledger,
                activity,
                events,
                trace,
                plan.settings().leniency(),
                plan.clock(),
                timers,
                plan.executor(),
                Lanes.on(plan.executor()));
    }

    private Map<OcppVersion, AnswerDesk> desks(ServerPlan plan, Versions versions) {
        ServerSettings settings = plan.settings();
        ServerParts parts = plan.parts();
        Answers answers = new Answers(
                new Stores(parts.idTags(), settings.unknownIdTags(), parts.transactions(), plan.clock()),
                parts.directory(),
                new HeartbeatPace(
                        settings.connections().heartbeatInterval(),
                        settings.connections().heartbeatSpread()),
                settings.answeredBy(),
                plan.handlers(),
                new HandlerThreads(plan.executor(), timers),
                settings.connections().business());
        Map<OcppVersion, AnswerDesk> desks = new EnumMap<>(OcppVersion.class);
        versions.all().forEach(version -> desks.put(version, answers.of(versions.semantics(version))));
        return desks;
    }

    void stop() {
        housekeeping.stop();
        timers.shutdownNow();
        listeners.forEach(ListenerThread::close);
        owned.forEach(Runnable::run);
    }

    FrontDoor doorway() {
        return doorway;
    }

    Connections connections() {
        return connections;
    }

    CommandSender commands() {
        return commands;
    }

    Replies replies() {
        return replies;
    }

    Feed<GatewayEvent> events() {
        return events;
    }

    FrameTrace trace() {
        return trace;
    }

    DeliveryLedger ledger() {
        return ledger;
    }

    ActivityCounts activity() {
        return activity;
    }

    ServerMetrics metrics() {
        return metrics;
    }

    Suspensions suspensions() {
        return suspensions;
    }

    Drain drain() {
        return drain;
    }
}
