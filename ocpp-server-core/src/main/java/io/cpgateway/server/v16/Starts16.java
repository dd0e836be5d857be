// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.AuthorizationStatus;
import io.cpgateway.ocpp.model.v16.IdTagInfo;
import io.cpgateway.ocpp.model.v16.StartTransactionRequest;
import io.cpgateway.ocpp.model.v16.StartTransactionResponse;
import io.cpgateway.server.answer.AnswerMemory;
import io.cpgateway.server.answer.Answerer;
import io.cpgateway.server.answer.Stores;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.Decision.Answer;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.Transaction.Answered;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers StartTransaction (OCPP 1.6 §4.8), or remembers what a backend answered: the same message gets the same answer,
 * on whichever connection it comes (C11), and a store that is away never keeps a transaction from being answered (R5).
 * Thread-safe.
 */
final class Starts16 implements Answerer, AnswerMemory {
    private final OcppCodec codec;
    private final Stores stores;
    private final Authorization16 authorization;

    Starts16(OcppCodec codec, Stores stores, Authorization16 authorization) {
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
                        .findRunning(call.chargePointId(), TransactionKeys.of(request))
                        .thenApply(found -> found.map(transaction -> answerOf(transaction, call))))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletionStage<Answer> remember(ReceivedCall call, RawJson payload) {
        Answer plain = Answer.of(payload);
        StartTransactionRequest request = read(call).orElse(null);
        StartTransactionResponse response =
                codec.bind(payload, StartTransactionResponse.class).value().orElse(null);
        if (request == null || response == null) {
            return CompletableFuture.completedFuture(plain.flagged(Set.of(TransactionAnswers.NOT_REMEMBERED)));
        }
        Answer given = plain.naming(response.transactionId());
        Transaction transaction = transaction(call, request, response.transactionId(), response.idTagInfo());
        return stores.transactions()
                .adopt(transaction, TransactionKeys.keep(request))
                .handle((stored, away) -> {
                    if (away != null) {
                        return given.flagged(Set.of(TransactionAnswers.STORE_AWAY));
                    }
                    return stored.start().eventId().equals(call.eventId()) ? given : answerOf(stored, call);
                });
    }

    private CompletionStage<Decision> decide(ReceivedCall call, StartTransactionRequest request) {
        return authorization
                .infoOf(request.idTag())
                .exceptionally(away -> new IdTagInfo(null, null, AuthorizationStatus.ACCEPTED))
                .thenCompose(info -> decide(call, request, info));
    }

    private CompletionStage<Decision> decide(ReceivedCall call, StartTransactionRequest request, IdTagInfo info) {
        long id = TransactionKeys.transactionId(call.chargePointId(), TransactionKeys.of(request));
        Transaction proposed = transaction(call, request, id, info);
        return stores.transactions()
                .start(proposed, TransactionKeys.keep(request))
                .handle((stored, away) -> away == null
                        ? answerOf(stored, call)
                        : answerOf(proposed, call).flagged(Set.of(TransactionAnswers.STORE_AWAY)));
    }

    private Transaction transaction(ReceivedCall call, StartTransactionRequest request, long id, IdTagInfo info) {
        String key = TransactionKeys.of(request);
        Answered message = new Answered(key, call.eventId(), codec.payload(info), call.at(), false);
        return new Transaction(
                call.chargePointId(), id, request.connectorId(), request.idTag(), request.meterStart(), message, null);
    }

    private Answer answerOf(Transaction transaction, ReceivedCall call) {
        IdTagInfo info = codec.bind(transaction.start().answer(), IdTagInfo.class)
                .value()
                .orElseThrow();
        RawJson payload = codec.payload(new StartTransactionResponse(info, transaction.transactionId()));
        return TransactionAnswers.repeating(transaction.start(), call, payload, transaction.transactionId());
    }

    private Optional<StartTransactionRequest> read(ReceivedCall call) {
        return call.read(codec, StartTransactionRequest.class).value();
    }
}
