// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.server.ServerPlan.Listeners;
import io.cpgateway.server.ServerPlan.OfCalls;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.admission.StoredCredentials;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.answer.TimedHandler;
import io.cpgateway.server.event.EventIds;
import io.cpgateway.server.listener.CallListener;
import io.cpgateway.server.listener.ConnectionListener;
import io.cpgateway.server.listener.EventListener;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.TransactionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a server together. Whatever is not given is in memory, and admits charge points of this machine only. Not
 * thread-safe.
 */
public final class OcppServerBuilder {
    private static final int CLOSE_RATE = 1000;
    private static final int MAX_LISTENERS = 32;

    private final PartsChoice parts = new PartsChoice();
    private final Map<Action<?, ?>, Handling<?, ?>> handlers = new HashMap<>();
    private final List<EventListener> eventListeners = new ArrayList<>();
    private final List<ConnectionListener> connectionListeners = new ArrayList<>();
    private final List<OfCalls<?>> callListeners = new ArrayList<>();
    private Consumer<ServerSettingsBuilder> changes = settings -> {};
    private @Nullable ServerSettings settings;
    private boolean openToNetwork;
    private String incarnation = EventIds.newIncarnation();
    private InstantSource clock = InstantSource.system();
    private @Nullable Executor executor;
    private int closeRate = CLOSE_RATE;

    private record Handling<Q extends Record, R extends Record>(
            Action<Q, R> action,
            CallHandler<Q, R> handler,
            @Nullable Duration timeout) {
        TimedHandler<Q, R> within(Duration most) {
            Duration usual = most.multipliedBy(3).dividedBy(4);
            Duration time = timeout == null ? usual : timeout;
            if (time.compareTo(most) >= 0) {
                throw new IllegalArgumentException("the handler for " + action + " may take " + time
                        + ", but eventTimeout, after which a CALL is given up, is " + most);
            }
            return new TimedHandler<>(action, handler, time);
        }
    }

    OcppServerBuilder() {}

    /** Varies the settings; what was varied before stays varied. */
    public OcppServerBuilder settings(Consumer<ServerSettingsBuilder> change) {
        changes = changes.andThen(change);
        return this;
    }

    /** Settings made elsewhere, to begin at. They say who may connect. */
    public OcppServerBuilder settings(ServerSettings value) {
        settings = value;
        return this;
    }

    /** Admits those whom the authenticator admits, from anywhere. */
    public OcppServerBuilder authenticator(ChargePointAuthenticator value) {
        parts.authenticator = value;
        return this;
    }

    /** Admits those whose Basic credentials fit the store, from anywhere. */
    public OcppServerBuilder credentials(CredentialStore store) {
        return authenticator(new StoredCredentials(store));
    }

    /** Admits everybody from anywhere. Anybody who reaches the port can then pass for any charge point. */
    public OcppServerBuilder openToNetwork() {
        openToNetwork = true;
        return this;
    }

    /** Where events become durable; else they are kept in memory, the last thousand, and lost with the process. */
    public OcppServerBuilder events(EventSink value) {
        parts.sink = value;
        return this;
    }

    /** Who owns which connection; else memory. It must know the {@link #incarnation} of this process. */
    public OcppServerBuilder directory(ConnectionDirectory value) {
        parts.directory = value;
        return this;
    }

    /** Where commands wait; else memory. */
    public OcppServerBuilder mailbox(CommandMailbox value) {
        parts.mailbox = value;
        return this;
    }

    /** What transactions were answered; else memory. */
    public OcppServerBuilder transactions(TransactionStore value) {
        parts.transactions = value;
        return this;
    }

    /** Who may charge; else memory, in which {@link ServerSettingsBuilder#unknownIdTags} decides. */
    public OcppServerBuilder idTags(IdTagStore value) {
        parts.idTags = value;
        return this;
    }

    /** The processes that share the directory and the mailbox; else this one is alone. */
    public OcppServerBuilder neighbourhood(Neighbourhood value) {
        parts.neighbourhood = value;
        return this;
    }

    /** All parts at once. */
    public OcppServerBuilder parts(ServerParts value) {
        parts.all(value);
        return this;
    }

    /** Has an action answered by the application, which may take three quarters of {@code eventTimeout}. */
    public <Q extends Record, R extends Record> OcppServerBuilder handle(
            Action<Q, R> action, CallHandler<Q, R> handler) {
        handlers.put(action, new Handling<>(action, handler, null));
        return this;
    }

    /** Has an action answered by the application, which may take so long: less than {@code eventTimeout}. */
    public <Q extends Record, R extends Record> OcppServerBuilder handle(
            Action<Q, R> action, CallHandler<Q, R> handler, Duration timeout) {
        handlers.put(action, new Handling<>(action, handler, timeout));
        return this;
    }

    /** Has somebody told of connections that begin and end. */
    public OcppServerBuilder onConnection(ConnectionListener listener) {
        connectionListeners.add(listener);
        return this;
    }

    /** Has somebody told of every event. */
    public OcppServerBuilder onEvent(EventListener listener) {
        eventListeners.add(listener);
        return this;
    }

    /** Has somebody told of the CALLs of an action. */
    public <Q extends Record> OcppServerBuilder onCall(Action<Q, ?> action, CallListener<Q> listener) {
        callListeners.add(new OfCalls<>(action, listener));
        return this;
    }

    /** The incarnation of this process, as the directory knows it; else a random one. */
    public OcppServerBuilder incarnation(String value) {
        incarnation = value;
        return this;
    }

    /** The time; else the system's. Timeouts of handlers run on the system's in any case. */
    public OcppServerBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /**
     * Where completions of the parts and handlers run; else a few threads of the server's own. It must not run out of
     * threads for long: every connection waits for it. Its owner closes it, after the server.
     */
    public OcppServerBuilder executor(Executor value) {
        executor = value;
        return this;
    }

    /** How many connections are closed in a second while draining; else 1000. */
    public OcppServerBuilder closeRate(int perSecond) {
        closeRate = perSecond;
        return this;
    }

    /**
     * The server, ready for connections.
     *
     * @throws IllegalArgumentException if something given makes no sense; the message says what, and what would
     */
    public OcppServer build() {
        ServerSettings chosen = chosenSettings();
        Listeners listeners = new Listeners(eventListeners, connectionListeners, callListeners);
        if (listeners.count() > MAX_LISTENERS) {
            throw new IllegalArgumentException("at most " + MAX_LISTENERS + " listeners, not " + listeners.count());
        }
        if (closeRate < 1) {
            throw new IllegalArgumentException("closeRate must be 1 a second or more, not " + closeRate);
        }
        Map<String, TimedHandler<?, ?>> timed = new HashMap<>();
        handlers.values()
                .forEach(handling -> timed.put(
                        handling.action().name(),
                        handling.within(chosen.connections().eventTimeout())));
        List<Runnable> owned = new ArrayList<>();
        ServerParts whole = parts.complete(chosen.node(), incarnation, clock, owned);
        Executor given = executor;
        if (given == null) {
            ServerThreads threads = new ServerThreads();
            owned.add(0, threads::close);
            given = threads;
        }
        try {
            return new OcppServer(
                    new ServerPlan(chosen, whole, timed, listeners, incarnation, clock, given, closeRate, owned));
        } catch (IllegalArgumentException mistake) {
            owned.forEach(Runnable::run);
            throw mistake;
        }
    }

    private ServerSettings chosenSettings() {
        ServerSettingsBuilder varied = settings == null ? ServerSettings.builder(access()) : settings.toBuilder();
        changes.accept(varied);
        ServerSettings chosen = varied.build();
        Access access = chosen.admission().access();
        if (access == Access.CREDENTIALS && parts.authenticator == null) {
            throw new IllegalArgumentException(
                    "the settings ask for credentials: give an authenticator or a credential store to judge them");
        }
        if (openToNetwork && access != Access.OPEN_NETWORK) {
            throw new IllegalArgumentException(
                    "either openToNetwork or an authenticator or settings that ask for credentials, not both");
        }
        return chosen;
    }

    private Access access() {
        if (parts.authenticator != null) {
            return Access.CREDENTIALS;
        }
        return openToNetwork ? Access.OPEN_NETWORK : Access.OPEN_LOOPBACK;
    }
}
