// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.Transcript.SentCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Books of one charge point, in order at first, to be falsified. */
final class Books {
    static final String CHARGE_POINT = "CP-1";
    static final String START = "{\"connectorId\":1}";
    static final String STARTED = "{\"transactionId\":7}";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<SentCall> calls = new ArrayList<>();
    private final List<Answer> results = new ArrayList<>();
    private final List<LedgerEvent> events = new ArrayList<>();

    /**
     * Two connections: on the first a start is published and answered, a stop is published and never answered; on the
     * second, of another process, both come again.
     */
    static Books inOrder() {
        Books books = new Books();
        books.event("connected", "{}", "epoch", "1", "sequence", "1");
        books.call("1", "2", "m-start", "StartTransaction", START, "ocppanswer", STARTED, "transactionid", "7");
        books.call("1", "3", "m-stop", "StopTransaction", "{\"transactionId\":7}", "transactionid", "7");
        books.event("disconnected", "{\"lastDurable\":2}", "epoch", "1", "sequence", "4", "id", "disconnected/CP-1/1");
        books.event("connected", "{}", "epoch", "2", "sequence", "1");
        books.call(
                "2",
                "2",
                "m-start2",
                "StartTransaction",
                START,
                "ocppanswer",
                STARTED,
                "transactionid",
                "7",
                "repeat",
                "confirmed",
                "repeatof",
                "1-2");
        books.call(
                "2",
                "3",
                "m-stop",
                "StopTransaction",
                "{\"transactionId\":7}",
                "transactionid",
                "7",
                "repeat",
                "possible",
                "repeatof",
                "1-3");
        books.event("disconnected", "{}", "epoch", "2", "id", "disconnected/CP-1/2");
        books.sent("m-start", "StartTransaction", START, STARTED);
        books.sent("m-stop", "StopTransaction", "{\"transactionId\":7}", null);
        books.sent("m-start2", "StartTransaction", START, STARTED);
        books.sent("m-stop", "StopTransaction", "{\"transactionId\":7}", "{}");
        return books;
    }

    Books sent(String messageId, String action, String payload, @org.jspecify.annotations.Nullable String answer) {
        calls.add(new SentCall(messageId, action, payload));
        if (answer != null) {
            results.add(new Answer(messageId, action, JSON.readTree(answer), null));
        }
        return this;
    }

    Books call(String epoch, String sequence, String messageId, String action, String payload, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "epoch", epoch, "sequence", sequence, "ocppmessageid", messageId, "ocppaction", action, "fingerprint"));
        all.add(Integer.toString((action + payload).hashCode()));
        all.addAll(List.of(more));
        return event("ocpp.call", payload, all.toArray(String[]::new));
    }

    Books event(String type, String value, String... attributes) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        all.put("type", "io.cpgateway." + type);
        all.put("source", "/nodes/node-1");
        all.put("time", Instant.EPOCH.plusSeconds(events.size()).toString());
        all.putIfAbsent("id", all.get("epoch") + "-" + all.get("sequence"));
        events.add(new LedgerEvent("ocpp.events-0@" + events.size(), CHARGE_POINT, all, value));
        return this;
    }

    /** Loses the event of this id. */
    Books without(String eventId) {
        events.removeIf(is(eventId));
        return this;
    }

    /** Tells the event of this id once more, at the end. */
    Books again(String eventId) {
        events.add(events.stream().filter(is(eventId)).findFirst().orElseThrow());
        return this;
    }

    /** Falsifies an attribute. */
    Books with(String eventId, String attribute, String text) {
        return changed(eventId, event -> {
            Map<String, String> all = new HashMap<>(event.attributes());
            all.put(attribute, text);
            all.values().removeIf(String::isEmpty);
            return new LedgerEvent(event.place(), event.key(), all, event.value());
        });
    }

    /** Falsifies the data. */
    Books saying(String eventId, String value) {
        return changed(eventId, event -> new LedgerEvent(event.place(), event.key(), event.attributes(), value));
    }

    private Books changed(String eventId, UnaryOperator<LedgerEvent> change) {
        events.replaceAll(event -> is(eventId).test(event) ? change.apply(event) : event);
        return this;
    }

    private static Predicate<LedgerEvent> is(String eventId) {
        return event -> event.id().equals(eventId);
    }

    List<LedgerEvent> events() {
        return events;
    }

    Ledger ledger() {
        return new Ledger(List.of(new ChargePointAccount(CHARGE_POINT, calls, results)), events);
    }
}
