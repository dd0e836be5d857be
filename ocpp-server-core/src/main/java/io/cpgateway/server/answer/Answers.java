// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.server.spi.ConnectionDirectory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together who answers the CALLs of a version.
 *
 * @param stores what store answers are made of
 * @param directory where registrations are recorded
 * @param heartbeats what BootNotification hands out
 * @param choices who answers an action, where it is not the default
 * @param handlers the application's handlers by action
 * @param threads where these run
 * @param business whether messages are also published by their meaning
 */
public record Answers(
        Stores stores,
        ConnectionDirectory directory,
        HeartbeatPace heartbeats,
        Map<String, AnsweredBy> choices,
        Map<String, TimedHandler<?, ?>> handlers,
        HandlerThreads threads,
        boolean business) {

    /**
     * Who answers the CALLs of a version.
     *
     * @throws IllegalArgumentException if an action is to be answered by somebody who cannot
     */
    public AnswerDesk of(VersionSemantics semantics) {
        DefaultAnswers defaults = new DefaultAnswers(semantics.codec(), heartbeats, stores.clock());
        Map<String, Answerer> fromStores = semantics.storeAnswers(stores);
        BackendAnswers backends = new BackendAnswers(
                semantics.codec().protocol(), semantics.answerMemories(stores), fromStores, defaults);
        Map<String, Answerer> answerers = new HashMap<>(fromStores);
        for (Action<?, ?> action : semantics.codec().protocol().actions()) {
            AnsweredBy choice =
                    handlers.containsKey(action.name()) ? AnsweredBy.APPLICATION : choices.get(action.name());
            if (choice != null) {
                answerers.put(action.name(), chosen(choice, action, semantics, defaults, backends));
            }
        }
        AnswerDesk.Meanings meanings = business ? AnswerDesk.Meanings.PUBLISHED : AnswerDesk.Meanings.LEFT_OUT;
        return new AnswerDesk(semantics, answerers, defaults, backends, directory, meanings);
    }

    private Answerer chosen(
            AnsweredBy choice,
            Action<?, ?> action,
            VersionSemantics semantics,
            DefaultAnswers defaults,
            BackendAnswers backends) {
        Answerer chosen = switch (choice) {
            case GATEWAY -> action.answerOf() == null ? null : defaults;
            case STORE -> semantics.storeAnswers(stores).get(action.name());
            case APPLICATION -> application(action, semantics);
            case BACKEND -> backends;
        };
        if (chosen == null) {
            throw new IllegalArgumentException(
                    "ocpp.answers." + action.name() + ": " + choice.wireName() + " cannot answer it here");
        }
        return chosen;
    }

    private <Q extends Record, R extends Record> Answerer application(Action<Q, R> action, VersionSemantics semantics) {
        TimedHandler<?, ?> handler = handlers.get(action.name());
        if (handler == null) {
            throw new IllegalArgumentException(
                    "ocpp.answers." + action.name() + ": application, but it has no handler");
        }
        if (!handler.action().equals(action)) {
            throw new IllegalArgumentException("the handler for " + action.name() + " is for that of another version");
        }
        @SuppressWarnings("unchecked") // it was made together with its action, and that is this one
        TimedHandler<Q, R> timed = (TimedHandler<Q, R>) handler;
        return new ApplicationAnswers<>(semantics.codec(), timed, threads, fallback(action, semantics));
    }

    /** A transaction message has none: it is not answered, so that it comes again (D2). */
    private @Nullable Answerer fallback(Action<?, ?> action, VersionSemantics semantics) {
        return action.is(Trait.REMEMBERED)
                ? null
                : semantics.storeAnswers(stores).get(action.name());
    }
}
