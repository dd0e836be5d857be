// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.AuthorizationStatus;
import io.cpgateway.ocpp.model.v16.IdTagInfo;
import io.cpgateway.ocpp.model.v16.StartTransactionRequest;
import io.cpgateway.ocpp.model.v16.StartTransactionResponse;
import io.cpgateway.ocpp.model.v16.StopTransactionRequest;
import io.cpgateway.ocpp.model.v16.StopTransactionResponse;
import io.cpgateway.server.answer.Stores;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.Decision.Answer;
import io.cpgateway.server.connection.Decision.Repeat;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.Transaction.Answered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Answers StartTransaction and StopTransaction (OCPP 1.6 §4.8, §4.10): the same message gets the same answer, on
 * whichever connection it comes (C11), and a store that is away never keeps a transaction from being answered (R5).
 * Thread-safe.
 */
final class Transactions16 {
    private static final String STORE_AWAY = "store-unavailable";
    private static final Duration KEEP_ENDED = Duration.ofDays(30);

    private final OcppCodec codec;
    private final Stores stores;
    private final Authorization16 authorization;

    Transactions16(OcppCodec codec, Stores stores, Authorization16 authorization) {
        this.codec = codec;
        this.stores = stores;
        this.authorization = authorization;
    }

    CompletionStage<Decision> start(ReceivedCall call) {
        return call.read(codec, StartTransactionRequest.class)
                .value()
                .map(request -> start(call, request))
                .orElseGet(() -> CompletableFuture.completedFuture(Unreadable.refusal()));
    }

    CompletionStage<Decision> stop(ReceivedCall call) {
        return call.read(codec, StopTransactionRequest.class)
                .value()
                .map(request -> stop(call, request))
                .orElseGet(() -> CompletableFuture.completedFuture(Unreadable.refusal()));
    }

    private CompletionStage<Decision> start(ReceivedCall call, StartTransactionRequest request) {
        return authorization
                .infoOf(request.idTag())
                .exceptionally(away -> new IdTagInfo(null, null, AuthorizationStatus.ACCEPTED))
                .thenCompose(info -> start(call, request, info));
    }

    private CompletionStage<Decision> start(ReceivedCall call, StartTransactionRequest request, IdTagInfo info) {
        String key = TransactionKeys.of(request);
        long id = TransactionKeys.transactionId(call.chargePointId(), key);
        Answered message = new Answered(key, call.eventId(), codec.payload(info), call.at(), false);
        Transaction proposed = new Transaction(
                call.chargePointId(), id, request.connectorId(), request.idTag(), request.meterStart(), message, null);
        return stores.transactions()
                .start(proposed, TransactionKeys.keep(request))
                .handle((stored, away) -> away == null
                        ? started(stored, call)
                        : started(proposed, call).flagged(Set.of(STORE_AWAY)));
    }

    private Answer started(Transaction transaction, ReceivedCall call) {
        IdTagInfo info = codec.bind(transaction.start().answer(), IdTagInfo.class)
                .value()
                .orElseThrow();
        RawJson payload = codec.payload(new StartTransactionResponse(info, transaction.transactionId()));
        return answer(payload, transaction.transactionId(), repeatOf(transaction.start(), call));
    }

    private CompletionStage<Decision> stop(ReceivedCall call, StopTransactionRequest request) {
        String idTag = request.idTag();
        CompletionStage<Optional<IdTagInfo>> info = idTag == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : authorization.infoOf(idTag).thenApply(Optional::of).exceptionally(away -> Optional.empty());
        return info.thenCompose(
                known -> stop(call, request, codec.payload(new StopTransactionResponse(known.orElse(null)))));
    }

    private CompletionStage<Decision> stop(ReceivedCall call, StopTransactionRequest request, RawJson payload) {
        String key = TransactionKeys.of(request);
        Answered message = new Answered(key, call.eventId(), payload, call.at(), false);
        Answer plain = answer(payload, request.transactionId(), null);
        return stores.transactions()
                .stop(call.chargePointId(), request.transactionId(), message, KEEP_ENDED)
                .handle((ended, away) ->
                        away == null ? stopped(ended, message, call, plain) : plain.flagged(Set.of(STORE_AWAY)));
    }

    private Answer stopped(Optional<Transaction> ended, Answered message, ReceivedCall call, Answer plain) {
        Answered first = ended.map(Transaction::stop).orElse(null);
        if (first == null) {
            return plain.flagged(Set.of("unknown-transaction"));
        }
        if (!first.businessKey().equals(message.businessKey())) {
            return plain.flagged(Set.of("already-stopped"));
        }
        Long transactionId = plain.transactionId();
        return answer(first.answer(), transactionId == null ? 0 : transactionId, repeatOf(first, call));
    }

    private static @Nullable Repeat repeatOf(Answered first, ReceivedCall call) {
        return first.eventId().equals(call.eventId()) ? null : new Repeat(first.eventId(), first.durable());
    }

    private static Answer answer(RawJson payload, long transactionId, @Nullable Repeat repeat) {
        return new Answer(payload, null, transactionId, repeat, Set.of(), List.of());
    }
}
