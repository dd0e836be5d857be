// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import io.cpgateway.app.http.Json;
import io.cpgateway.server.spi.GatewayException;
import jakarta.servlet.DispatcherType;
import jakarta.websocket.server.ServerContainer;
import java.net.BindException;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** One port with its servlets, open from construction to {@link #close()}. Thread-safe. */
public final class HttpListener implements AutoCloseable {
    private static final int HEADER_SIZE = 8 * 1024;
    private static final long IDLE_MILLIS = 10_000;
    private static final long MIN_BYTES_PER_SECOND = 64;
    private static final int MIN_THREADS = 4;
    private static final int ACCEPT_QUEUE = 1024;

    private final ListenerSpec spec;
    private final Server server;
    private final ServerConnector connector;
    private final Optional<HandshakeLimit> handshakes;

    /**
     * Opens the port.
     *
     * @throws GatewayException if it is taken or may not be used
     */
    public HttpListener(ListenerSpec spec) {
        this.spec = spec;
        server = new Server(threads(spec));
        connector = connector(server, spec);
        server.addConnector(connector);
        handshakes = spec.webSockets().map(webSockets -> new HandshakeLimit(webSockets.handshakes()));
        handshakes.ifPresent(connector::addBean);
        server.addBean(new NetworkConnectionLimit(spec.maxConnections(), connector));
        server.setErrorHandler(new ProblemPages());
        ServletContextHandler context = context(spec);
        server.setHandler(
                spec.webSockets().isPresent()
                        ? context
                        : new MinimumDataRateHandler(withWholeBodies(context), MIN_BYTES_PER_SECOND, 0));
        start();
    }

    /** The port, also where 0 was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** How many connections are open. */
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    /** How many sockets are open whose upgrade is not done; 0 where none is upgraded. */
    public int handshakes() {
        return handshakes.map(HandshakeLimit::open).orElse(0);
    }

    /** How many sockets were closed before their upgrade was done, to make room for others. */
    public long shedHandshakes() {
        return handshakes.map(HandshakeLimit::shed).orElse(0L);
    }

    /** Closes the port and what is connected to it. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty declares nothing narrower
            throw new GatewayException.Permanent(spec.name() + " listener did not stop cleanly", e);
        }
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) { // Jetty declares nothing narrower
            GatewayException failure = explain(e);
            try {
                server.stop();
            } catch (Exception alsoFailed) { // as above
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    private GatewayException explain(Exception e) {
        String where = spec.name() + ".port " + spec.port() + " on " + spec.host();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                String reason = "Address already in use".equals(cause.getMessage())
                        ? "is taken by another program: stop it, or set " + spec.name() + ".port to another port"
                        : "cannot be used (" + cause.getMessage() + "): check " + spec.name() + ".host and "
                                + spec.name() + ".port";
                return new GatewayException.Permanent(where + " " + reason, e);
            }
        }
        return new GatewayException.Permanent(where + " cannot be opened: " + e.getMessage(), e);
    }

    /**
     * A request is served when its body is here: a refusal written before would close the connection on a client that
     * still sends, and the client would see a reset instead of the reason.
     */
    private static Handler withWholeBodies(Handler next) {
        return new EagerContentHandler(next, new RetainedContentLoaderFactory(Json.MAX_BODY + 1L, 0, false));
    }

    /** Jetty's own queue has no bound and must not have one; a connection has few tasks, and connections are bounded. */
    private static QueuedThreadPool threads(ListenerSpec spec) {
        QueuedThreadPool threads = new QueuedThreadPool(spec.maxThreads(), MIN_THREADS);
        threads.setName(spec.name());
        return threads;
    }

    private static ServerConnector connector(Server server, ListenerSpec spec) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_SIZE);
        http.setResponseHeaderSize(HEADER_SIZE);
        http.setUriCompliance(UriCompliance.DEFAULT);
        int selectors =
                Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), spec.maxThreads() / MIN_THREADS));
        ServerConnector connector = new FrameConnector(server, 1, selectors, new HttpConnectionFactory(http));
        connector.setHost(spec.host());
        connector.setPort(spec.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.addBean(new RequestDeadline(connector.getScheduler(), IDLE_MILLIS));
        return connector;
    }

    private static ServletContextHandler context(ListenerSpec spec) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new ProblemPages());
        spec.filters()
                .forEach(filter ->
                        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST)));
        spec.servlets().forEach((path, servlet) -> {
            ServletHolder holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, path);
        });
        spec.webSockets()
                .ifPresent(webSockets -> JakartaWebSocketServletContainerInitializer.configure(
                        context, (servletContext, container) -> prepare(context, container, webSockets.maxMessage())));
        return context;
    }

    /** Liveness is the gateway's own (C9), so the container closes nothing for being idle; and it never compresses. */
    private static void prepare(ServletContextHandler context, ServerContainer container, int maxMessage) {
        container.setDefaultMaxSessionIdleTimeout(0);
        container.setDefaultMaxTextMessageBufferSize(maxMessage);
        WebSocketServerComponents.getWebSocketComponents(context)
                .getExtensionRegistry()
                .unregister("permessage-deflate");
    }
}
