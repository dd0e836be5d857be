// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.v16.AuthorizationStatus;
import io.cpgateway.ocpp.model.v16.AuthorizeRequest;
import io.cpgateway.ocpp.model.v16.AuthorizeResponse;
import io.cpgateway.ocpp.model.v16.IdTagInfo;
import io.cpgateway.server.answer.Answerer;
import io.cpgateway.server.answer.Stores;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.spi.IdTag;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says of idTags whether they may charge (OCPP 1.6 §4.1). Thread-safe. */
final class Authorization16 implements Answerer {
    private final OcppCodec codec;
    private final Stores stores;

    Authorization16(OcppCodec codec, Stores stores) {
        this.codec = codec;
        this.stores = stores;
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        return call.read(codec, AuthorizeRequest.class)
                .value()
                .map(request -> authorize(request.idTag()))
                .orElseGet(() -> CompletableFuture.completedFuture(Unreadable.refusal()));
    }

    /** What is known of the idTag; a store that is away is a failure. */
    CompletionStage<IdTagInfo> infoOf(String idTag) {
        return stores.idTags()
                .find(idTag)
                .thenApply(found -> found.map(
                                known -> info(known, stores.clock().instant()))
                        .orElseGet(() -> new IdTagInfo(null, null, status(stores.unknownIdTags()))));
    }

    private CompletionStage<Decision> authorize(String idTag) {
        return infoOf(idTag).handle((info, failure) -> {
            Decision.Answer answer = Decision.Answer.of(codec.payload(new AuthorizeResponse(
                    failure == null ? info : new IdTagInfo(null, null, AuthorizationStatus.INVALID))));
            return failure == null ? answer : answer.flagged(Set.of(TransactionAnswers.STORE_AWAY));
        });
    }

    private static IdTagInfo info(IdTag known, Instant now) {
        DateTime expiry = known.expiresAt() == null ? null : DateTime.of(known.expiresAt());
        return new IdTagInfo(expiry, known.parentIdTag(), status(known.statusAt(now)));
    }

    private static AuthorizationStatus status(IdTag.Status status) {
        return switch (status) {
            case ACCEPTED -> AuthorizationStatus.ACCEPTED;
            case BLOCKED -> AuthorizationStatus.BLOCKED;
            case EXPIRED -> AuthorizationStatus.EXPIRED;
            case INVALID -> AuthorizationStatus.INVALID;
        };
    }
}
