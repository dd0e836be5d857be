// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.IdTagInfo;
import io.cpgateway.ocpp.model.v16.StopTransactionRequest;
import io.cpgateway.ocpp.model.v16.StopTransactionResponse;
import io.cpgateway.server.answer.AnswerMemory;
import io.cpgateway.server.answer.Answerer;
import io.cpgateway.server.answer.Stores;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.Decision.Answer;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.event.EventFlag;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.Transaction.Answered;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers StopTransaction (OCPP 1.6 §4.10), or remembers what a backend answered: the same message gets the same answer,
 * on whichever connection it comes (C11), and a store that is away never keeps a transaction from being answered (R5).
 * Thread-safe.
 */
final class Stops16 implements Answerer, AnswerMemory {
    private static final Duration KEEP_ENDED = Duration.ofDays(30);

    private final OcppCodec codec;
    private final Stores stores;
    private final Authorization16 authorization;

    Stops16(OcppCodec codec, Stores stores, Authorization16 authorization) {
        this.codec = codec;
        this.stores = stores;
        this.authorization = authorization;
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        return read(call)
                .map(request -> decide(call, request))
                .orElseGet(() -> CompletableFuture.completedFuture(Unreadable.refusal()));
    }

    @Override
    public CompletionStage<Optional<Answer>> recall(ReceivedCall call) {
        return read(call)
                .map(request -> stores.transactions()
                        .find(call.chargePointId(), request.transactionId())
                        .thenApply(found -> found.map(Transaction::stop)
                                .filter(stop -> stop.businessKey().equals(TransactionKeys.of(request)))
                                .map(stop -> TransactionAnswers.repeating(
                                        stop, call, stop.answer(), request.transactionId()))))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletionStage<Answer> remember(ReceivedCall call, RawJson payload) {
        return read(call)
                .map(request -> end(call, request, payload))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        Answer.of(payload).flagged(Set.of(TransactionAnswers.NOT_REMEMBERED))));
    }

    private CompletionStage<Decision> decide(ReceivedCall call, StopTransactionRequest request) {
        String idTag = request.idTag();
        CompletionStage<Optional<IdTagInfo>> info = idTag == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : authorization.infoOf(idTag).thenApply(Optional::of).exceptionally(away -> Optional.empty());
        return info.thenCompose(
                        known -> end(call, request, codec.payload(new StopTransactionResponse(known.orElse(null)))))
                .thenApply(answer -> answer);
    }

    private CompletionStage<Answer> end(ReceivedCall call, StopTransactionRequest request, RawJson payload) {
        Answered message = new Answered(TransactionKeys.of(request), call.eventId(), payload, call.at(), false);
        Answer plain = Answer.of(payload).naming(request.transactionId());
        return stores.transactions()
                .stop(call.chargePointId(), request.transactionId(), message, KEEP_ENDED)
                .handle((ended, away) -> away == null
                        ? stopped(ended, message, call, plain)
                        : plain.flagged(Set.of(TransactionAnswers.STORE_AWAY)));
    }

    private static Answer stopped(Optional<Transaction> ended, Answered message, ReceivedCall call, Answer plain) {
        Transaction transaction = ended.orElse(null);
        Answered first = transaction == null ? null : transaction.stop();
        if (transaction == null || first == null) {
            return plain.flagged(Set.of(EventFlag.UNKNOWN_TRANSACTION.wireName()));
        }
        return first.businessKey().equals(message.businessKey())
                ? TransactionAnswers.repeating(first, call, first.answer(), transaction.transactionId())
                : plain.flagged(Set.of(EventFlag.ALREADY_STOPPED.wireName()));
    }

    private Optional<StopTransactionRequest> read(ReceivedCall call) {
        return call.read(codec, StopTransactionRequest.class).value();
    }
}
