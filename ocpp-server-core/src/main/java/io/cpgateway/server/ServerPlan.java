// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.server.answer.TimedHandler;
import io.cpgateway.server.listener.CallListener;
import io.cpgateway.server.listener.ConnectionListener;
import io.cpgateway.server.listener.EventListener;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Everything of which a server is put together.
 *
 * @param settings how it behaves
 * @param parts what it stands on
 * @param handlers the application's handlers by action
 * @param listeners who is told
 * @param incarnation this process, as the directory knows it
 * @param clock the time
 * @param executor where completions are handled
 * @param closeRate how many connections are closed in a second while draining
 * @param owned what the server closes after itself, in this order
 */
record ServerPlan(
        ServerSettings settings,
        ServerParts parts,
        Map<String, TimedHandler<?, ?>> handlers,
        Listeners listeners,
        String incarnation,
        InstantSource clock,
        Executor executor,
        int closeRate,
        List<Runnable> owned) {

    /** Who is told of what. */
    record Listeners(List<EventListener> events, List<ConnectionListener> connections, List<OfCalls<?>> calls) {
        Listeners {
            events = List.copyOf(events);
            connections = List.copyOf(connections);
            calls = List.copyOf(calls);
        }

        int count() {
            return events.size() + connections.size() + calls.size();
        }
    }

    /** A listener to the CALLs of an action. */
    record OfCalls<Q extends Record>(Action<Q, ?> action, CallListener<Q> listener) {}

    ServerPlan {
        handlers = Map.copyOf(handlers);
        owned = List.copyOf(owned);
    }
}
