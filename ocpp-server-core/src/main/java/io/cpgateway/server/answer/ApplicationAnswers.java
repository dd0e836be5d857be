// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.codec.Binding;
import io.cpgateway.ocpp.codec.Bound;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.codec.Unbound;
import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers by a handler of the application, within its timeout; where the handler fails, by the fallback if there is one.
 * Thread-safe if the handler is.
 *
 * @param <Q> the request's record
 * @param <R> the response's record
 */
final class ApplicationAnswers<Q extends Record, R extends Record> implements Answerer {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationAnswers.class);
    private static final String FAILED = "handler-failed";

    private final OcppCodec codec;
    private final TimedHandler<Q, R> timed;
    private final HandlerThreads threads;
    private final @Nullable Answerer fallback;

    ApplicationAnswers(OcppCodec codec, TimedHandler<Q, R> timed, HandlerThreads threads, @Nullable Answerer fallback) {
        this.codec = codec;
        this.timed = timed;
        this.threads = threads;
        this.fallback = fallback;
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        Binding<Q> binding = call.read(codec, timed.action().requestType());
        if (binding instanceof Bound<Q> bound) {
            return handled(bound.message(), call)
                    .handleAsync((response, failure) -> decided(call, response, failure), threads.executor())
                    .thenCompose(decision -> decision);
        }
        Unbound<Q> unbound = (Unbound<Q>) binding;
        return CompletableFuture.completedFuture(new Decision.Refusal(
                unbound.violation().code(), unbound.violation().located()));
    }

    private CompletableFuture<R> handled(Q request, ReceivedCall call) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        long nanos = timed.timeout().toNanos();
        try {
            Future<?> alarm = threads.timers()
                    .schedule(() -> answer.completeExceptionally(tooLate()), nanos, TimeUnit.NANOSECONDS);
            threads.executor().execute(() -> handle(request, call, answer));
            return answer.whenComplete((response, failure) -> alarm.cancel(false));
        } catch (RejectedExecutionException stopping) {
            return CompletableFuture.failedFuture(stopping);
        }
    }

    private void handle(Q request, ReceivedCall call, CompletableFuture<R> answer) {
        try {
            timed.handler().handle(request, call).whenComplete((response, failure) -> {
                if (failure == null) {
                    answer.complete(response);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException | Error thrown) {
            answer.completeExceptionally(thrown);
        }
    }

    private CompletionStage<Decision> decided(ReceivedCall call, @Nullable R response, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CallRefusedException refused) {
            return CompletableFuture.completedFuture(new Decision.Refusal(refused.code(), refused.description()));
        }
        if (cause != null) {
            return failed(call, cause);
        }
        if (response == null) {
            return failed(call, new IllegalStateException("its handler answered null"));
        }
        return checked(call, response);
    }

    private CompletionStage<Decision> checked(ReceivedCall call, R response) {
        RawJson payload = codec.payload(response);
        Violation violation = codec.checkResponse(timed.action(), payload).orElse(null);
        return violation == null
                ? CompletableFuture.completedFuture(Decision.Answer.of(payload))
                : failed(call, new IllegalStateException("its handler's answer is not valid: " + violation.located()));
    }

    private CompletionStage<Decision> failed(ReceivedCall call, Throwable cause) {
        if (fallback == null) {
            return CompletableFuture.failedFuture(cause);
        }
        LOG.warn("{} of {} is answered by the store:", timed.action(), call.chargePointId(), cause);
        return fallback.decide(call)
                .thenApply(decision -> decision instanceof Decision.Answer answer ? flagged(answer) : decision);
    }

    private TimeoutException tooLate() {
        return new TimeoutException("its handler did not answer within " + timed.timeout());
    }

    private static Decision flagged(Decision.Answer answer) {
        Set<String> flags = new HashSet<>(answer.flags());
        flags.add(FAILED);
        return answer.flagged(flags);
    }
}
