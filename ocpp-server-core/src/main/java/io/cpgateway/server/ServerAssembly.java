// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Suspensions;
import io.cpgateway.server.answer.AnswerDesk;
import io.cpgateway.server.answer.Answers;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.answer.Decider;
import io.cpgateway.server.answer.DeciderByVersion;
import io.cpgateway.server.answer.Stores;
import io.cpgateway.server.command.CommandDesk;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.command.CommandSweeper;
import io.cpgateway.server.command.StatusOutbox;
import io.cpgateway.server.connection.Identifiers;
import io.cpgateway.server.event.EventIds;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.event.FrameTrace;
import io.cpgateway.server.live.BootRequests;
import io.cpgateway.server.live.ConnectionOpener;
import io.cpgateway.server.live.LiveConnections;
import io.cpgateway.server.live.Surroundings;
import io.cpgateway.server.metrics.ActivityCounts;
import io.cpgateway.server.metrics.DeliveryLedger;
import io.cpgateway.server.metrics.ServerMetrics;
import io.cpgateway.server.reply.Replies;
import io.cpgateway.server.reply.ReplyDesk;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

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
    private final ConnectionListing connections;
    private final CommandSender commands;
    private final ReplyDesk replies;
    private final Suspensions suspensions;
    private final ServerMetrics metrics;
    private final PacedDrain drain;
    private final FrontDoor doorway;
    private final Housekeeping housekeeping;

    ServerAssembly(
            ServerSettings settings,
            ServerParts parts,
            Map<String, CallHandler<?, ?>> handlers,
            String incarnation,
            InstantSource clock,
            Executor executor,
            int closeRate) {
        String source = "/nodes/" + settings.node();
        EventIds ids = new EventIds(incarnation);
        Versions versions = new Versions(settings.limits());
        trace = new FrameTrace(clock);
        drain = new PacedDrain(live, settings.connections().retryCloseCode(), closeRate, timers);
        suspensions = new Suspensions(clock);
        metrics = new ServerMetrics(
                ledger, activity, refusals::totals, () -> live.newest().size());
        StatusOutbox outbox = new StatusOutbox(parts.mailbox(), parts.sink(), events, source, ids, clock, executor);
        outbox.tell(status -> activity.commandReached(status.state()));
        connections = new ConnectionListing(parts, live, refusals, settings);
        CommandDesk desk = new CommandDesk(
                parts.mailbox(),
                outbox,
                connections,
                versions::codec,
                settings.commands(),
                settings.node(),
                ids,
                clock);
        commands = new CountedCommands(desk, activity);
        BootTriggers boots = new BootTriggers(commands);
        replies = new ReplyDesk(versions::codec, ids, activity::replyCame);
        Decider decider = new DeciderByVersion(desks(settings, parts, handlers, versions, clock), replies);
        Surroundings surroundings = surroundings(settings, parts, outbox, decider, boots, clock, executor);
        Identifiers identifiers = new Identifiers(settings.node(), source, ids, ids);
        ConnectionOpener opener = new ConnectionOpener(surroundings, settings.connections(), identifiers, live);
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
        housekeeping = new Housekeeping(timers);
        housekeeping.everySecond("Settling commands", sweeper::sweep);
        housekeeping.everySecond("Reporting lost connections", lost::report);
        housekeeping.everySecond("Asking charge points to boot", () -> {
            boots.everySecond();
            return CompletableFuture.completedFuture(null);
        });
    }

    private Surroundings surroundings(
            ServerSettings settings,
            ServerParts parts,
            StatusOutbox outbox,
            Decider decider,
            BootRequests boots,
            InstantSource clock,
            Executor executor) {
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
                settings.leniency(),
                clock,
                timers,
                executor);
    }

    private static Map<OcppVersion, AnswerDesk> desks(
            ServerSettings settings,
            ServerParts parts,
            Map<String, CallHandler<?, ?>> handlers,
            Versions versions,
            InstantSource clock) {
        Answers answers = new Answers(
                new Stores(parts.idTags(), settings.unknownIdTags(), parts.transactions(), clock),
                parts.directory(),
                settings.connections().heartbeatInterval(),
                settings.answeredBy(),
                handlers,
                settings.connections().business());
        Map<OcppVersion, AnswerDesk> desks = new EnumMap<>(OcppVersion.class);
        versions.all().forEach(version -> desks.put(version, answers.of(versions.semantics(version))));
        return desks;
    }

    void stop() {
        housekeeping.stop();
        timers.shutdownNow();
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
