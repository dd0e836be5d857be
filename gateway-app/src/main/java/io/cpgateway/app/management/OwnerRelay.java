// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.Connections;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests about a charge point to the node that holds its connection, with the caller's token (R8), and what
 * comes of them back. A request goes on once only. Thread-safe; at most so many at a time.
 */
final class OwnerRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerRelay.class);
    private static final String RELAYED = "Cpgateway-Relayed";
    private static final List<String> PASSED = List.of("Authorization", "Accept", "Last-Event-ID");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_RELAYED = 8;
    private static final int PORTION = 8192;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Semaphore places = new Semaphore(MAX_RELAYED);
    private final Connections connections;
    private final Neighbourhood neighbourhood;
    private final String incarnation;
    private final boolean secured;

    /** Relays unless the API has no tokens: then nobody could be asked who the caller is. */
    OwnerRelay(ManagedGateway gateway) {
        connections = gateway.server().connections();
        neighbourhood = gateway.neighbourhood();
        incarnation = gateway.node().incarnation();
        secured = gateway.config().managementSecured();
    }

    /** Whether another node may have to be asked. */
    boolean concerns(HttpServletRequest request, ChargePointId id) {
        return secured && request.getHeader(RELAYED) == null && !connections.isHere(id);
    }

    /** Where the management API of the node is that holds the connection; empty if it is here, or nowhere. */
    CompletionStage<Optional<URI>> owner(ChargePointId id) {
        return connections.details(id).thenCompose(details -> {
            Optional<Ownership> owner = details.map(Connections.Details::presence)
                    .filter(Presence::online)
                    .map(Presence::owner)
                    .filter(o -> !o.incarnation().equals(incarnation));
            return owner.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : neighbourhood.members().thenApply(members -> address(members, owner.get()));
        });
    }

    private static Optional<URI> address(List<Neighbour> members, Ownership owner) {
        return members.stream()
                .filter(member -> member.incarnation().equals(owner.incarnation()))
                .flatMap(member -> Optional.ofNullable(member.managementUrl()).stream())
                .map(URI::create)
                .findFirst();
    }

    /** Asks there, and sends what comes back. */
    @SuppressWarnings("FutureReturnValueIgnored") // it completes the context, whatever comes
    void relay(URI address, AsyncContext context) {
        HttpServletRequest request = (HttpServletRequest) context.getRequest();
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        if (!places.tryAcquire()) {
            context.start(() -> finish(context, () -> refuse(response)));
            return;
        }
        client.sendAsync(outgoing(address, request), BodyHandlers.ofInputStream())
                .whenComplete((answer, failure) -> context.start(() -> finish(context, () -> {
                    try {
                        pass(answer, failure, address, response);
                    } finally {
                        places.release();
                    }
                })));
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void finish(AsyncContext context, Writing writing) {
        try {
            writing.run();
        } catch (IOException gone) {
            LOG.debug("Nobody waited for the answer any more: {}", gone.toString());
        } finally {
            context.complete();
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "5");
        Problem.of(503, "Too many requests go to other nodes already.").send(response);
    }

    private static HttpRequest outgoing(URI address, HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(address.resolve(request.getRequestURI() + query))
                .method(request.getMethod(), BodyPublishers.noBody())
                .timeout(PATIENCE)
                .header(RELAYED, "1");
        for (String header : PASSED) {
            Optional.ofNullable(request.getHeader(header)).ifPresent(value -> outgoing.header(header, value));
        }
        return outgoing.build();
    }

    private static void pass(
            @Nullable HttpResponse<InputStream> answer,
            @Nullable Throwable failure,
            URI address,
            HttpServletResponse response)
            throws IOException {
        if (answer == null) {
            LOG.warn("The node at {} cannot be asked: {}", address, String.valueOf(failure));
            Problem.of(503, "The node that holds this connection does not answer; try again.")
                    .send(response);
            return;
        }
        response.setStatus(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(response::setContentType);
        answer.headers().firstValue("Cache-Control").ifPresent(value -> response.setHeader("Cache-Control", value));
        copy(answer.body(), response);
    }

    /** Portion by portion, so that a stream of events moves on. */
    private static void copy(InputStream from, HttpServletResponse response) throws IOException {
        try (from) {
            ServletOutputStream to = response.getOutputStream();
            byte[] portion = new byte[PORTION];
            for (int read = from.read(portion); read >= 0; read = from.read(portion)) {
                to.write(portion, 0, read);
                to.flush();
            }
        }
    }
}
