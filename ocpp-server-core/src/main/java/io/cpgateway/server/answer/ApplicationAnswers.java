// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.codec.Binding;
import io.cpgateway.ocpp.codec.Bound;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.codec.Unbound;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers by a handler of the application. Thread-safe if the handler is.
 *
 * @param <Q> the request's record
 * @param <R> the response's record
 */
final class ApplicationAnswers<Q extends Record, R extends Record> implements Answerer {
    private final OcppCodec codec;
    private final Class<Q> requestType;
    private final CallHandler<Q, R> handler;

    ApplicationAnswers(OcppCodec codec, Class<Q> requestType, CallHandler<Q, R> handler) {
        this.codec = codec;
        this.requestType = requestType;
        this.handler = handler;
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        Binding<Q> binding = call.read(codec, requestType);
        if (binding instanceof Bound<Q> bound) {
            return handler.handle(bound.message(), call).thenApply(r -> Decision.Answer.of(codec.payload(r)));
        }
        Unbound<Q> unbound = (Unbound<Q>) binding;
        return CompletableFuture.completedFuture(new Decision.Refusal(
                unbound.violation().code(), unbound.violation().located()));
    }
}
