// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is wrong with keys that name actions: a name nobody sends, or somebody to answer who cannot. */
final class ActionChecks {
    private static final String DEFAULT = "default";

    /** Takes a mistake. */
    @FunctionalInterface
    interface Rejection {
        void reject(String key, String value, String expected);
    }

    private final Settings settings;
    private final Rejection rejection;

    ActionChecks(Settings settings, Rejection rejection) {
        this.settings = settings;
        this.rejection = rejection;
    }

    void run() {
        settings.ocpp().answers().forEach(this::answers);
        settings.ocpp().leniency().forEach((action, leniency) -> {
            if (!action.equals(DEFAULT)) {
                known("ocpp.leniency." + action, leniency.toString(), action);
            }
        });
        settings.ocpp().leniencyFile().ifPresent(this::leniencyFile);
        for (String action : settings.events().answerBeforeDurable()) {
            known("events.answer_before_durable", action, action);
        }
    }

    private void answers(String action, AnswerSource source) {
        String key = "ocpp.answers." + action;
        if (!known(key, source.toString(), action)) {
            return;
        }
        if (source == AnswerSource.BACKEND && settings.kafka().brokers().isEmpty()) {
            rejection.reject(
                    key, source.toString(), "gateway or store while kafka.brokers is not set: backends reply by Kafka");
        } else if (source == AnswerSource.APPLICATION) {
            rejection.reject(
                    key, source.toString(), "gateway or store: an application answers only where it embeds the server");
        }
    }

    private void leniencyFile(String file) {
        try {
            LeniencyFile.read(file);
        } catch (IOException e) {
            rejection.reject("ocpp.leniency_file", file, "a readable file");
        } catch (IllegalArgumentException e) {
            rejection.reject("ocpp.leniency_file", file, "leniency profiles; " + e.getMessage());
        }
    }

    private boolean known(String key, String value, String action) {
        Optional<Action<?, ?>> row =
                Ocpp16.PROTOCOL.action(action).filter(a -> a.direction().fromChargePoint());
        if (row.isEmpty()) {
            rejection.reject(key, value, "the name of an action that a charge point sends" + near(action));
        }
        return row.isPresent();
    }

    private static String near(String action) {
        List<String> names = Ocpp16.PROTOCOL.actions().stream()
                .filter(a -> a.direction().fromChargePoint())
                .map(Action::name)
                .toList();
        return similar(action, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static Optional<String> similar(String action, Collection<String> names) {
        return names.stream().filter(action::equalsIgnoreCase).findFirst();
    }
}
