// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import io.cpgateway.server.admission.Admission;
import io.cpgateway.server.admission.UpgradeRequest;
import io.cpgateway.server.transport.Doorway;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way from HTTP to a charge point's WebSocket. It judges every request itself and then upgrades it by hand: no
 * endpoint is registered with the container, so that nothing can reach one around it. {@link #register} puts it in place;
 * whoever maps it otherwise maps it to {@code path/*} with asynchronous support. Thread-safe.
 */
public final class OcppServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OcppServlet.class);
    private static final Duration JUDGEMENT = Duration.ofSeconds(5);
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    private final transient Doorway doorway;
    private final transient PingWriter pings;

    /** A servlet that lets charge points in by the doorway of a server, and pings as any container can. */
    public OcppServlet(Doorway doorway) {
        this(doorway, new JakartaPing());
    }

    /** A servlet that lets charge points in by the doorway of a server, and pings as this container can. */
    public OcppServlet(Doorway doorway, PingWriter pings) {
        this.doorway = doorway;
        this.pings = pings;
    }

    /**
     * Lets charge points in at {@code path/<chargePointId>} of a web application, while it starts. The application must
     * have Jakarta WebSocket.
     *
     * @param path where, such as {@code /ocpp}; empty for the application's root
     * @throws IllegalArgumentException if a path of that form cannot be served
     * @throws IllegalStateException if the path is taken, or the application has started already
     */
    public static void register(ServletContext context, Doorway doorway, String path) {
        register(context, doorway, path, new JakartaPing());
    }

    /**
     * The same, with pings written as this container can.
     *
     * @param path where, such as {@code /ocpp}; empty for the application's root
     * @param pings how they are written
     * @throws IllegalArgumentException if a path of that form cannot be served
     * @throws IllegalStateException if the path is taken, or the application has started already
     */
    public static void register(ServletContext context, Doorway doorway, String path, PingWriter pings) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("the path must be like /ocpp, of letters, digits, '.', '_', '~' and '-'"
                    + " and without a slash at its end, not '" + path + "'");
        }
        String mapping = path + "/*";
        ServletRegistration.Dynamic servlet = context.addServlet("ocpp " + mapping, new OcppServlet(doorway, pings));
        if (servlet == null || !servlet.addMapping(mapping).isEmpty()) {
            throw new IllegalStateException(mapping + " is served by another servlet of this application already");
        }
        servlet.setAsyncSupported(true);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            Refusal.UPGRADE_REQUIRED.write(response);
            return;
        }
        if (!UpgradeRequests.isHandshake(request)) {
            Refusal.NO_HANDSHAKE.write(response);
            return;
        }
        long askedAt = System.nanoTime();
        UpgradeRequest upgrade = UpgradeRequests.read(request);
        Admission admission = judge(upgrade);
        if (admission instanceof Admission.Refused refused) {
            Refusal.of(refused).send(request, response, askedAt);
        } else if (admission instanceof Admission.Granted granted) {
            String chosen = granted.subprotocol();
            ChargePointEndpoint endpoint =
                    new ChargePointEndpoint(doorway, granted.id(), granted.version(), upgrade.remoteAddress(), pings);
            upgrade(request, response, endpoint, chosen == null ? List.of() : List.of(chosen));
        } else {
            upgrade(request, response, new NoCommonVersionEndpoint(), List.of());
        }
    }

    private Admission judge(UpgradeRequest upgrade) throws IOException {
        try {
            return doorway.judge(upgrade).toCompletableFuture().get(JUDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Admission.Refused(503, "stopping", Duration.ZERO, JUDGEMENT);
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warn("No judgement of {} from {}: {}", upgrade.rawPath(), upgrade.remoteAddress(), failure.toString());
            return new Admission.Refused(503, "no_judgement", Duration.ZERO, JUDGEMENT);
        }
    }

    private void upgrade(
            HttpServletRequest request, HttpServletResponse response, Endpoint endpoint, List<String> subprotocols)
            throws ServletException, IOException {
        Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
        if (!(container instanceof ServerContainer webSockets)) {
            throw new ServletException(
                    "this web application has no Jakarta WebSocket container: enable WebSocket support");
        }
        try {
            webSockets.upgradeHttpToWebSocket(
                    request, response, SingleEndpoint.config(endpoint, subprotocols), Map.of());
        } catch (DeploymentException e) {
            throw new ServletException("the container refused the endpoint", e);
        }
    }
}
