// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import io.cpgateway.server.admission.Admission;
import io.cpgateway.server.admission.UpgradeRequest;
import io.cpgateway.server.transport.Doorway;
import jakarta.servlet.ServletException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way from HTTP to a charge point's WebSocket. It judges every request itself and then upgrades it by hand: no
 * endpoint is registered with the container, so that nothing can reach one around it. Map it to {@code /ocpp/*} with
 * asynchronous support. Thread-safe.
 */
public final class OcppServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OcppServlet.class);
    private static final Duration JUDGEMENT = Duration.ofSeconds(5);

    private final transient Doorway doorway;
    private final int maxMessageSize;

    /**
     * A servlet that lets charge points in.
     *
     * @param doorway the server's
     * @param maxMessageSize the largest text message in bytes; a larger one is closed with 1009
     */
    public OcppServlet(Doorway doorway, int maxMessageSize) {
        this.doorway = doorway;
        this.maxMessageSize = maxMessageSize;
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
            ChargePointEndpoint endpoint = new ChargePointEndpoint(
                    doorway, granted.id(), granted.version(), upgrade.remoteAddress(), maxMessageSize);
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
