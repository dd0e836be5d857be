// SPDX-License-Identifier: MIT
package io.cpgateway.app.http;

import io.cpgateway.server.spi.GatewayException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request when a stage completes, and holds no thread until then. */
public final class AsyncReply {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncReply.class);
    private static final long PATIENCE_SECONDS = 10;
    private static final String RETRY_SECONDS = "5";

    /**
     * Writes a response.
     *
     * @param <T> what of
     */
    @FunctionalInterface
    public interface Writer<T> {
        /** Writes what came of it. */
        void write(T value, HttpServletResponse response) throws IOException;
    }

    private AsyncReply() {}

    /** Answers within ten seconds, with 503 if it takes longer or what is depended on is away. */
    public static <T> void send(HttpServletRequest request, CompletionStage<T> stage, Writer<T> writer) {
        sendWhenReady(
                request, stage.toCompletableFuture().copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS), writer);
    }

    /** As {@link #send}, but what is waited for has a deadline of its own. */
    public static <T> void sendWhenReady(HttpServletRequest request, CompletionStage<T> stage, Writer<T> writer) {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        stage.whenComplete((value, failure) -> context.start(() -> reply(context, response -> {
            if (failure == null) {
                writer.write(value, response);
            } else {
                fail(failure, response);
            }
        })));
    }

    @FunctionalInterface
    private interface Body {
        void write(HttpServletResponse response) throws IOException;
    }

    private static void reply(AsyncContext context, Body body) {
        try {
            if (context.getResponse() instanceof HttpServletResponse response) {
                body.write(response);
            }
        } catch (IOException gone) {
            LOG.debug("Nobody waited for the answer: {}", gone.toString());
        } finally {
            context.complete();
        }
    }

    private static void fail(Throwable failure, HttpServletResponse response) throws IOException {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean later = cause instanceof GatewayException.Transient || cause instanceof TimeoutException;
        if (later) {
            LOG.warn("A management request is not served now: {}", cause.toString());
            response.setHeader("Retry-After", RETRY_SECONDS);
            Problem.of(503, "What this depends on does not answer; try again.").send(response);
        } else {
            LOG.error("A management request failed", cause);
            Problem.of(500, "The request could not be served.").send(response);
        }
    }
}
