// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.server.answer.Decider;
import io.cpgateway.server.command.StatusOutbox;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.event.FrameTrace;
import io.cpgateway.server.metrics.ActivityCounts;
import io.cpgateway.server.metrics.DeliveryLedger;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.TransactionStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every live connection works with. All thread-safe.
 *
 * @param sink where events become durable
 * @param directory who owns which connection
 * @param mailbox what waits for charge points
 * @param outbox how commands' states are published
 * @param transactions what was answered before
 * @param decider who decides answers
 * @param boots how charge points are asked to boot
 * @param ledger what is counted
 * @param activity what else is counted
 * @param feed who watches events
 * @param trace who watches frames
 * @param leniency what is forgiven whom
 * @param clock the time
 * @param timers what wakes connections
 * @param executor where the timer's and later tasks are done
 * @param lanes where completions are handled
 */
public record Surroundings(
        EventSink sink,
        ConnectionDirectory directory,
        CommandMailbox mailbox,
        StatusOutbox outbox,
        TransactionStore transactions,
        Decider decider,
        BootRequests boots,
        DeliveryLedger ledger,
        ActivityCounts activity,
        Feed<GatewayEvent> feed,
        FrameTrace trace,
        Leniency leniency,
        InstantSource clock,
        ScheduledExecutorService timers,
        Executor executor,
        Lanes lanes) {}
