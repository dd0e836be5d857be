// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.time.Duration;
import java.util.Set;

/** The default settings with one thing changed. */
final class TestSettings {
    private TestSettings() {}

    static ConnectionSettings limited(int maxInflightCalls) {
        return of(maxInflightCalls, ConnectionSettings.DEFAULTS.callTimeout(), false, Set.of("Heartbeat"), Set.of());
    }

    static ConnectionSettings bootRequired() {
        return of(16, ConnectionSettings.DEFAULTS.callTimeout(), true, Set.of("Heartbeat"), Set.of());
    }

    static ConnectionSettings answeredBeforeDurable(String action) {
        return of(16, ConnectionSettings.DEFAULTS.callTimeout(), false, Set.of(action), Set.of());
    }

    static ConnectionSettings published(String action) {
        return of(16, ConnectionSettings.DEFAULTS.callTimeout(), false, Set.of(), Set.of(action));
    }

    /** Little room and little patience: everything that can happen soon does. */
    static ConnectionSettings narrow() {
        return of(2, Duration.ofSeconds(1), Duration.ofSeconds(1), false, Set.of("Heartbeat"), Set.of());
    }

    /** So patient with backends. */
    static ConnectionSettings backendTimeout(Duration timeout) {
        return of(16, ConnectionSettings.DEFAULTS.callTimeout(), timeout, false, Set.of("Heartbeat"), Set.of());
    }

    private static ConnectionSettings of(
            int limit, Duration callTimeout, boolean requireBoot, Set<String> early, Set<String> published) {
        Duration backendTimeout = ConnectionSettings.DEFAULTS.backendTimeout();
        return of(limit, callTimeout, backendTimeout, requireBoot, early, published);
    }

    private static ConnectionSettings of(
            int limit,
            Duration callTimeout,
            Duration backendTimeout,
            boolean requireBoot,
            Set<String> early,
            Set<String> published) {
        ConnectionSettings d = ConnectionSettings.DEFAULTS;
        return new ConnectionSettings(
                limit,
                callTimeout,
                d.eventTimeout(),
                backendTimeout,
                d.pingInterval(),
                d.heartbeatInterval(),
                d.heartbeatSpread(),
                d.retryCloseCode(),
                requireBoot,
                d.rejectionsPerMinute(),
                early,
                published,
                false);
    }
}
