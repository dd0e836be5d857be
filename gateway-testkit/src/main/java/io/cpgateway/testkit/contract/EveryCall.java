// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.Password;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import io.cpgateway.server.spi.TransactionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Every call of a part, by name, with something to be said in each; those that change something, and those that read. */
final class EveryCall {
    private static final ChargePointId ID = new ChargePointId("EVERY-CALL");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration KEEP = Duration.ofDays(1);

    private final Map<String, Supplier<CompletionStage<?>>> changing = new LinkedHashMap<>();
    private final Map<String, Supplier<CompletionStage<?>>> reading = new LinkedHashMap<>();

    private EveryCall() {}

    Map<String, Supplier<CompletionStage<?>>> changing() {
        return changing;
    }

    Map<String, Supplier<CompletionStage<?>>> all() {
        Map<String, Supplier<CompletionStage<?>>> all = new LinkedHashMap<>(changing);
        all.putAll(reading);
        return all;
    }

    static EveryCall of(Object part) {
        EveryCall calls = new EveryCall();
        if (part instanceof ConnectionDirectory directory) {
            calls.add(directory);
        } else if (part instanceof CommandMailbox mailbox) {
            calls.add(mailbox);
        } else if (part instanceof TransactionStore store) {
            calls.add(store);
        } else if (part instanceof IdTagStore store) {
            calls.add(store);
        } else if (part instanceof CredentialStore store) {
            calls.add(store);
        } else if (part instanceof EventSink sink) {
            calls.changing.put("publish", () -> sink.publish(List.of(Events.of(ID, "event"))));
        } else if (part instanceof ChargePointAuthenticator authenticator) {
            calls.reading.put("authenticate", () -> authenticator.authenticate(Logins.of(ID, Logins.RIGHT)));
        } else {
            throw new IllegalArgumentException(part.getClass() + " is no part of a gateway with a contract");
        }
        return calls;
    }

    private void add(ConnectionDirectory directory) {
        Registration registration = new Registration(Registration.State.ACCEPTED, "v", "m", null, 300, NOW);
        changing.put("claim", () -> directory.claim(ID, OcppVersion.V1_6, NOW));
        changing.put("register", () -> directory.register(ID, 1, registration));
        changing.put("release", () -> directory.release(ID, 1, new Closing(NOW, 1000, "drain", "gateway")));
        reading.put("find", () -> directory.find(ID));
        reading.put("list", () -> directory.list(new PresenceQuery("", null, 10, null, null)));
        reading.put("abandoned", () -> directory.abandoned(10));
    }

    private void add(CommandMailbox mailbox) {
        CommandStatus waiting = Commands.waiting("every-call", ID);
        changing.put("enqueue", () -> mailbox.enqueue(waiting, 10));
        changing.put("advance", () -> mailbox.advance(waiting, waiting.to(CommandState.EXPIRED, NOW, "n")));
        changing.put("published", () -> mailbox.published(List.of(Long.MAX_VALUE)));
        reading.put("next", () -> mailbox.next(ID));
        reading.put("find", () -> mailbox.find("every-call"));
        reading.put("depth", () -> mailbox.depth(ID));
        reading.put("due", () -> mailbox.due(NOW, 10));
        reading.put("unpublished", () -> mailbox.unpublished(10));
    }

    private void add(TransactionStore store) {
        changing.put("start", () -> store.start(Transactions.proposed(ID, 1, "a", "e-1"), KEEP));
        changing.put("adopt", () -> store.adopt(Transactions.proposed(ID, 2, "b", "e-2"), KEEP));
        changing.put("stop", () -> store.stop(ID, 1, Transactions.answered("c", "e-3"), KEEP));
        changing.put("confirm", () -> store.confirm(ID, 1, "e-1"));
        reading.put("find", () -> store.find(ID, 1));
        reading.put("findRunning", () -> store.findRunning(ID, "a"));
    }

    private void add(IdTagStore store) {
        changing.put("put", () -> store.put(new IdTag("EVERY-CALL", IdTag.Status.ACCEPTED, null, null)));
        changing.put("remove", () -> store.remove("EVERY-CALL"));
        reading.put("find", () -> store.find("EVERY-CALL"));
    }

    private void add(CredentialStore store) {
        changing.put("put", () -> store.put(ID, Credential.of(new Password(new byte[] {1}), NOW)));
        changing.put("remove", () -> store.remove(ID));
        reading.put("find", () -> store.find(ID));
        reading.put("isEmpty", store::isEmpty);
    }
}
