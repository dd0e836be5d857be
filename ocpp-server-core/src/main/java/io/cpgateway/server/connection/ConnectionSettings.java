// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.Action;
import java.time.Duration;
import java.util.Set;

/**
 * What configuration says about every connection.
 *
 * @param maxInflightCalls how many inbound CALLs may be unanswered (C5)
 * @param callTimeout how long a charge point may take to answer a CALL (C4)
 * @param eventTimeout how long an event may take to become durable, and a decision to be made (D2)
 * @param backendTimeout how long a backend may take to reply, from when it can read the request
 * @param pingInterval how long a connection may be silent before it is pinged (C9)
 * @param heartbeatInterval the heartbeat interval that is handed out
 * @param retryCloseCode the close code that asks the charge point to come back later
 * @param requireBoot whether a charge point without a registration is refused (C8)
 * @param rejectionsPerMinute how many refusals of a connection become events per minute (D6)
 * @param answeredBeforeDurable actions that are answered before their event is durable (D1)
 * @param published actions that make an event although the version's table says they make none
 * @param business whether presence and messages are also published in business words
 */
public record ConnectionSettings(
        int maxInflightCalls,
        Duration callTimeout,
        Duration eventTimeout,
        Duration backendTimeout,
        Duration pingInterval,
        Duration heartbeatInterval,
        int retryCloseCode,
        boolean requireBoot,
        int rejectionsPerMinute,
        Set<String> answeredBeforeDurable,
        Set<String> published,
        boolean business) {

    /** The defaults of the configuration reference. */
    public static final ConnectionSettings DEFAULTS = new ConnectionSettings(
            16,
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300),
            1001,
            false,
            60,
            Set.of("Heartbeat"),
            Set.of(),
            false);

    /** The same, with presence and messages also published in business words. */
    public ConnectionSettings publishingBusiness() {
        return new ConnectionSettings(
                maxInflightCalls,
                callTimeout,
                eventTimeout,
                backendTimeout,
                pingInterval,
                heartbeatInterval,
                retryCloseCode,
                requireBoot,
                rejectionsPerMinute,
                answeredBeforeDurable,
                published,
                true);
    }

    /** Whether a CALL of that action makes an event. */
    boolean makesEvent(Action<?, ?> action) {
        return !action.is(Action.Trait.NO_EVENT) || published.contains(action.name());
    }

    /** Copies the sets. */
    public ConnectionSettings {
        answeredBeforeDurable = Set.copyOf(answeredBeforeDurable);
        published = Set.copyOf(published);
    }
}
