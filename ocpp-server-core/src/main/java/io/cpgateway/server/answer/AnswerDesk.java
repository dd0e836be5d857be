// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.Decision.Answer;
import io.cpgateway.server.connection.Decision.AskBackend;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.event.EventFlag;
import io.cpgateway.server.reply.Reply;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Registration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each CALL of one version answered by whoever is to answer its action, records the registration that an answer
 * sets before the answer is given (C8), and adds what the message means. Thread-safe.
 */
public final class AnswerDesk implements Answerer {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerDesk.class);

    private final VersionSemantics semantics;
    private final Map<String, Answerer> answerers;
    private final Answerer otherwise;
    private final BackendAnswers backends;
    private final ConnectionDirectory directory;
    private final Meanings meanings;

    /** Whether answers are given a meaning. */
    enum Meanings {
        PUBLISHED,
        LEFT_OUT
    }

    AnswerDesk(
            VersionSemantics semantics,
            Map<String, Answerer> answerers,
            Answerer otherwise,
            BackendAnswers backends,
            ConnectionDirectory directory,
            Meanings meanings) {
        this.semantics = semantics;
        this.answerers = Map.copyOf(answerers);
        this.otherwise = otherwise;
        this.backends = backends;
        this.directory = directory;
        this.meanings = meanings;
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        Answerer answerer = answerers.getOrDefault(call.action().name(), otherwise);
        return answerer.decide(call).thenCompose(decision -> completed(call, decision));
    }

    /** What the reply of a backend makes of a CALL. */
    CompletionStage<Decision> decideBy(ReceivedCall call, Reply reply) {
        return backends.decideBy(call, reply).thenCompose(decision -> completed(call, decision));
    }

    /** What becomes of a CALL that a backend was asked about, without it. */
    CompletionStage<Decision> decideWithout(ReceivedCall call, MissingReply why) {
        return backends.decideWithout(call, why).thenCompose(decision -> completed(call, decision));
    }

    private CompletionStage<Decision> completed(ReceivedCall call, Decision decision) {
        if (decision instanceof Answer answer) {
            return register(call, answer).thenApply(registered -> explain(call, registered));
        }
        if (decision instanceof AskBackend request) {
            OptionalLong transaction = semantics.transactionOf(call);
            return CompletableFuture.completedFuture(
                    transaction.isPresent() ? request.naming(transaction.getAsLong()) : request);
        }
        return CompletableFuture.completedFuture(decision);
    }

    private CompletionStage<Answer> register(ReceivedCall call, Answer answer) {
        if (!call.action().is(Trait.REGISTERS)) {
            return CompletableFuture.completedFuture(answer);
        }
        Registration registration =
                semantics.registration(call, answer.payload()).orElse(null);
        if (registration == null) {
            return CompletableFuture.completedFuture(answer);
        }
        Answer registering = new Answer(answer.payload(), registration, null, null, answer.flags(), answer.business());
        return directory
                .register(call.chargePointId(), call.epoch(), registration)
                .handle((recorded, failure) -> {
                    if (failure != null) {
                        LOG.warn("Registration of {} is not recorded: {}", call.chargePointId(), failure.toString());
                        Set<String> flags = new HashSet<>(answer.flags());
                        flags.add(EventFlag.REGISTRATION_NOT_RECORDED.wireName());
                        return registering.flagged(flags);
                    }
                    return registering;
                });
    }

    private Decision explain(ReceivedCall call, Answer answer) {
        Answer named = answer;
        if (answer.transactionId() == null) {
            OptionalLong transaction = semantics.transactionOf(call);
            named = transaction.isPresent() ? answer.naming(transaction.getAsLong()) : answer;
        }
        List<Decision.BusinessEvent> meaning =
                meanings == Meanings.PUBLISHED ? semantics.meaning(call, answer.payload()) : List.of();
        return named.meaning(meaning);
    }
}
