// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.admission.Suspensions;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.event.FrameTrace;
import io.cpgateway.server.metrics.ActivityCounts;
import io.cpgateway.server.metrics.DeliveryLedger;
import io.cpgateway.server.metrics.ServerMetrics;
import io.cpgateway.server.reply.Replies;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.transport.Doorway;
import java.time.Duration;

/**
 * An OCPP server without a port: a transport opens connections through its {@link #doorway()}, charge points are served,
 * what they say becomes events, commands go to them. Thread-safe.
 */
public final class OcppServer implements AutoCloseable {
    private final ServerAssembly assembly;

    OcppServer(ServerPlan plan) {
        this.assembly = new ServerAssembly(plan);
    }

    /** A server to be put together; as it is, it is in memory and admits charge points of this machine only. */
    public static OcppServerBuilder builder() {
        return new OcppServerBuilder();
    }

    /** A server to be put together from settings and parts that were made elsewhere. */
    public static OcppServerBuilder builder(ServerSettings settings, ServerParts parts) {
        return new OcppServerBuilder().settings(settings).parts(parts);
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

    /**
     * Drains for at most ten seconds, tells listeners what is left, then stops. Parts and an executor that were given
     * stay open: whoever made them closes them, after this.
     */
    @Override
    public void close() {
        drain().closeAll(Duration.ofSeconds(10));
        assembly.stop();
    }
}
