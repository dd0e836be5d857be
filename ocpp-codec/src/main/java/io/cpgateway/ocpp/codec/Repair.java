// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.Error;
import io.cpgateway.ocpp.codec.Change.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Mends one payload by the rules of a profile: all faults of a round at once, then the schema is asked again, since what
 * is mended may show the next fault. The cost is that of a few validations, whatever the number of faults. Not
 * thread-safe.
 */
final class Repair {
    private static final int MAX_ROUNDS = 8;

    /** More than a full message of honest meter values can have; beyond it the payload is refused as it is. */
    private static final int MAX_FAULTS = 2_000;

    private final PayloadValidator validator;
    private final List<LeniencyRule> rules;
    private final Class<?> type;
    private final ToleranceList tolerances = new ToleranceList();
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Map<String, Error> received = new HashMap<>();
    private JsonNode tree;

    /** A value that stays as it is although it breaks the keyword. */
    private record Kept(String keyword, LeniencyRule rule) {}

    Repair(PayloadValidator validator, List<LeniencyRule> rules, Class<?> type, JsonNode payload) {
        this.validator = validator;
        this.rules = rules;
        this.type = type;
        this.tree = payload;
    }

    Judged run(List<Error> found) {
        List<Error> errors = found;
        for (int round = 0; round < MAX_ROUNDS && !errors.isEmpty(); round++) {
            JsonNode before = tree;
            List<Error> unforgiven = mend(errors);
            if (!unforgiven.isEmpty()) {
                return refuse(unforgiven, before);
            }
            errors = withoutKept(validator.errors(tree, type));
        }
        return errors.isEmpty() ? new Judged(null, tree, tolerances.toList(), this::typed) : refuse(errors, tree);
    }

    /** Told as it was received: where repairs have shown another fault in the same place, the first one counts. */
    private Judged refuse(List<Error> errors, JsonNode payload) {
        FirstViolation.Located first = FirstViolation.of(errors, payload);
        Error error = received.getOrDefault(first.pointer(), first.error());
        return Judged.invalid(validator.violation(new FirstViolation.Located(error, first.pointer())), payload);
    }

    private List<Error> mend(List<Error> errors) {
        if (errors.size() > MAX_FAULTS) {
            return errors;
        }
        JsonNode mended = tree.deepCopy();
        Edits edits = new Edits(mended);
        List<Error> unforgiven = new ArrayList<>();
        FirstViolation.worstByPlace(errors).forEach((pointer, error) -> {
            received.putIfAbsent(pointer, error);
            if (!mend(pointer, error, edits)) {
                unforgiven.add(error);
            }
        });
        if (edits.finish()) {
            kept.clear();
            received.clear();
            tolerances.removeKept();
        }
        tree = mended;
        return unforgiven;
    }

    private boolean mend(String pointer, Error error, Edits edits) {
        for (LeniencyRule rule : rules) {
            if (rule.covers(pointer, error.getKeyword())) {
                Optional<Change> change = Remedy.of(rule, error);
                if (change.isPresent() && apply(change.get(), pointer, error, rule, edits)) {
                    tolerances.add(pointer, error, rule.treatment());
                    return true;
                }
            }
        }
        return false;
    }

    private boolean apply(Change change, String pointer, Error error, LeniencyRule rule, Edits edits) {
        boolean owner = change.effect() == Effect.DROP_OWNER;
        String place = owner ? error.getInstanceLocation().toString() : pointer;
        if (place.isEmpty()) {
            return false;
        }
        if (change.effect() == Effect.KEEP) {
            kept.put(pointer, new Kept(error.getKeyword(), rule));
        } else if (change.value() != null) {
            edits.put(place, change.value());
        } else {
            edits.drop(place);
        }
        return true;
    }

    private List<Error> withoutKept(List<Error> errors) {
        return errors.stream().filter(error -> !isKept(error)).toList();
    }

    private boolean isKept(Error error) {
        Kept value = kept.get(FirstViolation.place(error));
        return value != null && value.keyword().equals(error.getKeyword());
    }

    /** The payload as a record can hold it: names that are in no enum replaced or removed. */
    private Judged typed() {
        JsonNode typed = tree.deepCopy();
        Edits edits = new Edits(typed);
        kept.forEach((pointer, value) -> {
            if (value.keyword().equals("enum")) {
                Remedy.value(value.rule())
                        .ifPresentOrElse(standIn -> edits.put(pointer, standIn), () -> edits.drop(pointer));
            }
        });
        edits.finish();
        List<Error> errors = validator.errors(typed, type).stream()
                .filter(error -> error.getKeyword().equals("enum") || !isKept(error))
                .toList();
        return errors.isEmpty() ? Judged.valid(typed) : Judged.invalid(validator.violation(errors, typed), typed);
    }
}
