// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.Action;
import java.time.Duration;
import java.util.Set;

/**
 * The rules of every connection.
 *
 * @param maxInflightCalls how many inbound CALLs may be unanswered (C5)
 * @param callTimeout how long a charge point may take to answer a CALL (C4)
 * @param eventTimeout how long an event may take to become durable, and a decision to be made (D2)
 * @param backendTimeout how long a backend may take to reply, from when it can read the request
 * @param pingInterval how long a connection may be silent before it is pinged (C9)
 * @param heartbeatInterval the heartbeat interval that is handed out
 * @param heartbeatSpread by how many percent at most it is shortened, so that charge points do not beat together (R7)
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
        int heartbeatSpread,
        int retryCloseCode,
        boolean requireBoot,
        int rejectionsPerMinute,
        Set<String> answeredBeforeDurable,
        Set<String> published,
        boolean business) {

    private static final int FIRST_CODE = 1000;
    private static final int LAST_CODE = 4999;
    private static final Set<Integer> NEVER_SENT = Set.of(1004, 1005, 1006, 1015);

    /** The defaults of the configuration reference. */
    public static final ConnectionSettings DEFAULTS = new ConnectionSettings(
            16,
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300),
            0,
            1001,
            false,
            60,
            Set.of("Heartbeat"),
            Set.of(),
            false);

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException if a number or a time makes no sense
     */
    public ConnectionSettings {
        requirePositive("maxInflightCalls", maxInflightCalls);
        requirePositive("callTimeout", callTimeout);
        requirePositive("eventTimeout", eventTimeout);
        requirePositive("backendTimeout", backendTimeout);
        requirePositive("pingInterval", pingInterval);
        if (heartbeatInterval.toSeconds() < 1) {
            throw new IllegalArgumentException("heartbeatInterval must be a second or more, not " + heartbeatInterval);
        }
        if (retryCloseCode < FIRST_CODE || retryCloseCode > LAST_CODE || NEVER_SENT.contains(retryCloseCode)) {
            throw new IllegalArgumentException(
                    "retryCloseCode must be a close code that may be sent (RFC 6455 §7.4), not " + retryCloseCode);
        }
        requirePositive("rejectionsPerMinute", rejectionsPerMinute);
        answeredBeforeDurable = Set.copyOf(answeredBeforeDurable);
        published = Set.copyOf(published);
    }

    /** These, to be varied. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The same, with presence and messages also published in business words. */
    public ConnectionSettings publishingBusiness() {
        return toBuilder().business(true).build();
    }

    /** Whether a CALL of that action makes an event. */
    boolean makesEvent(Action<?, ?> action) {
        return !action.is(Action.Trait.NO_EVENT) || published.contains(action.name());
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, not " + value);
        }
    }

    /** Rules to be varied; each method is for the component of its name. Not thread-safe. */
    public static final class Builder {
        private int maxInflightCalls;
        private Duration callTimeout;
        private Duration eventTimeout;
        private Duration backendTimeout;
        private Duration pingInterval;
        private Duration heartbeatInterval;
        private int heartbeatSpread;
        private int retryCloseCode;
        private boolean requireBoot;
        private int rejectionsPerMinute;
        private Set<String> answeredBeforeDurable;
        private Set<String> published;
        private boolean business;

        private Builder(ConnectionSettings from) {
            maxInflightCalls = from.maxInflightCalls;
            callTimeout = from.callTimeout;
            eventTimeout = from.eventTimeout;
            backendTimeout = from.backendTimeout;
            pingInterval = from.pingInterval;
            heartbeatInterval = from.heartbeatInterval;
            heartbeatSpread = from.heartbeatSpread;
            retryCloseCode = from.retryCloseCode;
            requireBoot = from.requireBoot;
            rejectionsPerMinute = from.rejectionsPerMinute;
            answeredBeforeDurable = from.answeredBeforeDurable;
            published = from.published;
            business = from.business;
        }

        /** How many inbound CALLs may be unanswered; else 16 (C5). */
        public Builder maxInflightCalls(int value) {
            maxInflightCalls = value;
            return this;
        }

        /** How long a charge point may take to answer; else 30 seconds (C4). */
        public Builder callTimeout(Duration value) {
            callTimeout = value;
            return this;
        }

        /** How long an event may take to become durable, and a decision to be made; else 20 seconds (D2). */
        public Builder eventTimeout(Duration value) {
            eventTimeout = value;
            return this;
        }

        /** How long a backend may take to reply, from when it can read the request; else 10 seconds. */
        public Builder backendTimeout(Duration value) {
            backendTimeout = value;
            return this;
        }

        /** How long a connection may be silent before it is pinged; else 30 seconds (C9). */
        public Builder pingInterval(Duration value) {
            pingInterval = value;
            return this;
        }

        /** The heartbeat interval that is handed out; else five minutes. */
        public Builder heartbeatInterval(Duration value) {
            heartbeatInterval = value;
            return this;
        }

        /** By how many percent at most that interval is shortened, 0 to 50; else 0 (R7). */
        public Builder heartbeatSpread(int percent) {
            heartbeatSpread = percent;
            return this;
        }

        /** The close code that asks a charge point to come back; else 1001. */
        public Builder retryCloseCode(int value) {
            retryCloseCode = value;
            return this;
        }

        /** Whether a charge point without a registration is refused; else it is served (C8). */
        public Builder requireBoot(boolean value) {
            requireBoot = value;
            return this;
        }

        /** How many refusals of a connection become events per minute; else 60 (D6). */
        public Builder rejectionsPerMinute(int value) {
            rejectionsPerMinute = value;
            return this;
        }

        /** Actions that are answered before their event is durable; else Heartbeat (D1). */
        public Builder answeredBeforeDurable(Set<String> value) {
            answeredBeforeDurable = value;
            return this;
        }

        /** Actions that make an event although the version's table says they make none; else none. */
        public Builder published(Set<String> value) {
            published = value;
            return this;
        }

        /** Whether presence and messages are also published in business words. */
        public Builder business(boolean value) {
            business = value;
            return this;
        }

        /**
         * The rules.
         *
         * @throws IllegalArgumentException if a number or a time makes no sense
         */
        public ConnectionSettings build() {
            return new ConnectionSettings(
                    maxInflightCalls,
                    callTimeout,
                    eventTimeout,
                    backendTimeout,
                    pingInterval,
                    heartbeatInterval,
                    heartbeatSpread,
                    retryCloseCode,
                    requireBoot,
                    rejectionsPerMinute,
                    answeredBeforeDurable,
                    published,
                    business);
        }
    }
}
