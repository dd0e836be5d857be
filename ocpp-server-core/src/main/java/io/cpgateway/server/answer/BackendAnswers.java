// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.Decision.Answer;
import io.cpgateway.server.connection.Decision.AskBackend;
import io.cpgateway.server.connection.Decision.Refusal;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.event.EventFlag;
import io.cpgateway.server.reply.Reply;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has backends answer, and says what happens where they do not. Thread-safe. */
final class BackendAnswers implements Answerer {
    private static final String NO_REPLY = "the backend did not answer";

    private static final Logger LOG = LoggerFactory.getLogger(BackendAnswers.class);

    private final Protocol protocol;
    private final Map<String, AnswerMemory> memories;
    private final Map<String, Answerer> stores;
    private final Answerer defaults;

    /**
     * Backends for any action of a version.
     *
     * @param protocol the version
     * @param memories of the actions whose answers are remembered
     * @param stores who answers instead
     * @param defaults who answers instead where no store does
     */
    BackendAnswers(
            Protocol protocol, Map<String, AnswerMemory> memories, Map<String, Answerer> stores, Answerer defaults) {
        this.protocol = protocol;
        this.memories = Map.copyOf(memories);
        this.stores = Map.copyOf(stores);
        this.defaults = defaults;
    }

    /** Has the backend asked, unless the same message was answered before (C11). */
    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        AskBackend ask = new AskBackend(null, Set.of());
        AnswerMemory memory = memories.get(call.action().name());
        if (memory == null) {
            return CompletableFuture.completedFuture(ask);
        }
        return memory.recall(call).handle((known, away) -> {
            if (away != null) {
                LOG.warn("Whether {} answered {} before is not known: {}", call.chargePointId(), call.action(), away);
                return ask.flagged(Set.of(EventFlag.STORE_UNAVAILABLE.wireName()));
            }
            return known.<Decision>map(answer -> answer).orElse(ask);
        });
    }

    /** What a valid reply makes of the CALL. */
    CompletionStage<Decision> decideBy(ReceivedCall call, Reply reply) {
        if (reply instanceof Reply.Refusal refusal) {
            ErrorCode code = protocol.errorCode(refusal.code()).orElse(ErrorCode.GENERIC_ERROR);
            return CompletableFuture.completedFuture(new Refusal(code, refusal.description()));
        }
        RawJson payload = ((Reply.Answer) reply).payload();
        AnswerMemory memory = memories.get(call.action().name());
        return memory == null
                ? CompletableFuture.completedFuture(Answer.of(payload))
                : memory.remember(call, payload).thenApply(answer -> answer);
    }

    /**
     * What becomes of a CALL without a reply: a transaction message is to come again (D2), a registration is to be tried
     * again rather than granted, whatever else is answered as it is where nobody is asked.
     */
    CompletionStage<Decision> decideWithout(ReceivedCall call, MissingReply why) {
        if (call.action().is(Trait.REMEMBERED)) {
            return CompletableFuture.completedFuture(new Decision.Undecided(NO_REPLY));
        }
        Answerer store = stores.get(call.action().name());
        if (call.action().is(Trait.REGISTERS) || (store == null && call.action().answerOf() == null)) {
            return CompletableFuture.completedFuture(new Refusal(ErrorCode.INTERNAL_ERROR, NO_REPLY));
        }
        return Optional.ofNullable(store).orElse(defaults).decide(call).thenApply(decision -> flagged(decision, why));
    }

    private static Decision flagged(Decision decision, MissingReply why) {
        if (!(decision instanceof Answer answer)) {
            return decision;
        }
        Set<String> flags = new HashSet<>(answer.flags());
        flags.add(why.flag().wireName());
        return answer.flagged(flags);
    }
}
