// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import io.cpgateway.server.admission.Admission.Refused;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A refusal as an HTTP response: a problem document that tells a stranger nothing about who exists. */
record Refusal(
        int status, String detail, Duration delay, @Nullable Duration retryAfter) {
    static final Refusal UPGRADE_REQUIRED =
            new Refusal(426, "a charge point connects by WebSocket here", Duration.ZERO, null);

    static final Refusal NO_HANDSHAKE = new Refusal(400, "not the opening handshake of RFC 6455", Duration.ZERO, null);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    static Refusal of(Refused refused) {
        return new Refusal(refused.status(), refused.reason().replace('_', ' '), refused.delay(), refused.retryAfter());
    }

    /** Writes it so long after the request as it is to be, without holding a thread meanwhile. */
    void send(HttpServletRequest request, HttpServletResponse response, long askedAt) throws IOException {
        long wait = delay.toNanos() - (System.nanoTime() - askedAt);
        if (wait <= 0) {
            write(response);
            return;
        }
        AsyncContext context = request.startAsync();
        Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, context::start);
        later.execute(() -> {
            try {
                write(response);
            } catch (IOException gone) {
                LOG.debug("Nobody waited for the refusal: {}", gone.toString());
            } finally {
                context.complete();
            }
        });
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"ocpp\", charset=\"UTF-8\"");
        }
        if (status == TOO_MANY_REQUESTS) {
            response.setHeader("Connection", "close"); // whoever guesses shall at least connect for each guess
        }
        if (retryAfter != null) {
            response.setHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        byte[] body = ("{\"status\":" + status + ",\"title\":\"" + detail + "\"}").getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
