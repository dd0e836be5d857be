// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.server.admission.Suspensions;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.event.EventIds;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.event.FrameTrace;
import io.cpgateway.server.metrics.ActivityCounts;
import io.cpgateway.server.metrics.DeliveryLedger;
import io.cpgateway.server.metrics.ServerMetrics;
import io.cpgateway.server.reply.Replies;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.transport.Doorway;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * An OCPP server without a port: a transport opens connections through its {@link #doorway()}, charge points are served,
 * what they say becomes events, commands go to them. Thread-safe.
 */
public final class OcppServer implements AutoCloseable {
    private final ServerAssembly assembly;

    private OcppServer(ServerAssembly assembly) {
        this.assembly = assembly;
    }

    /** A server to be put together. */
    public static Builder builder(ServerSettings settings, ServerParts parts) {
        return new Builder(settings, parts);
    }

    /** Where transports bring upgrade requests and connections. */
    public Doorway doorway() {
        return assembly.doorway();
    }

    /** Who is connected, and who was. */
    public Connections connections() {
        return assembly.connections();
    }

    /** Sends commands to charge points. */
    public CommandSender commands() {
        return assembly.commands();
    }

    /** Where replies of backends come in, for actions that {@link ServerSettings#answeredBy} has a backend answer. */
    public Replies replies() {
        return assembly.replies();
    }

    /** Every event, when it is durable. */
    public Feed<GatewayEvent> events() {
        return assembly.events();
    }

    /** The frames of charge points, both ways. */
    public FrameTrace trace() {
        return assembly.trace();
    }

    /** What was received and what became of it. */
    public DeliveryLedger ledger() {
        return assembly.ledger();
    }

    /** How many connections began and ended, and what became of commands. */
    public ActivityCounts activity() {
        return assembly.activity();
    }

    /** All of it as meters, to be bound to a registry. */
    public ServerMetrics metrics() {
        return assembly.metrics();
    }

    /** Who is kept out. */
    public Suspensions suspensions() {
        return assembly.suspensions();
    }

    /** Lets nobody in any more, and sends away who is connected. */
    public Drain drain() {
        return assembly.drain();
    }

    /** Drains for at most ten seconds, then stops. The parts stay open. */
    @Override
    public void close() {
        drain().closeAll(Duration.ofSeconds(10));
        assembly.stop();
    }

    /** Puts a server together. Not thread-safe. */
    public static final class Builder {
        private static final int CLOSE_RATE = 1000;

        private final ServerSettings settings;
        private final ServerParts parts;
        private final Map<String, CallHandler<?, ?>> handlers = new HashMap<>();
        private String incarnation = EventIds.newIncarnation();
        private InstantSource clock = InstantSource.system();
        private Executor executor = ForkJoinPool.commonPool();
        private int closeRate = CLOSE_RATE;

        private Builder(ServerSettings settings, ServerParts parts) {
            this.settings = settings;
            this.parts = parts;
        }

        /** Has an action answered by the application. */
        public <Q extends Record, R extends Record> Builder handle(Action<Q, R> action, CallHandler<Q, R> handler) {
            handlers.put(action.name(), handler);
            return this;
        }

        /** The incarnation of this process, as the directory knows it; else a random one. */
        public Builder incarnation(String value) {
            incarnation = value;
            return this;
        }

        /** The time; else the system's. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /** Where completions of the parts are handled; it must not run out of threads. Else the common pool. */
        public Builder executor(Executor value) {
            executor = value;
            return this;
        }

        /** How many connections are closed in a second while draining; else 1000. */
        public Builder closeRate(int perSecond) {
            closeRate = perSecond;
            return this;
        }

        /**
         * The server, ready for connections.
         *
         * @throws IllegalArgumentException if an action is to be answered by somebody who cannot
         */
        public OcppServer build() {
            return new OcppServer(
                    new ServerAssembly(settings, parts, handlers, incarnation, clock, executor, closeRate));
        }
    }
}
