// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.Decision.Answer;
import io.cpgateway.server.connection.ReceivedCall;
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
final class AnswerDesk implements Answerer {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerDesk.class);

    private final VersionSemantics semantics;
    private final Map<String, Answerer> answerers;
    private final Answerer otherwise;
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
            ConnectionDirectory directory,
            Meanings meanings) {
        this.semantics = semantics;
        this.answerers = Map.copyOf(answerers);
        this.otherwise = otherwise;
        this.directory = directory;
        this.meanings = meanings;
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        Answerer answerer = answerers.getOrDefault(call.action().name(), otherwise);
        return answerer.decide(call)
                .thenCompose(decision -> decision instanceof Answer answer
                        ? register(call, answer).thenApply(registered -> explain(call, registered))
                        : CompletableFuture.completedFuture(decision));
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
                        flags.add("registration-not-recorded");
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
