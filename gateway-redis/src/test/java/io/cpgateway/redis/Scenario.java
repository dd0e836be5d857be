// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static io.cpgateway.redis.Stages.done;
import static io.cpgateway.redis.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.Password;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that the stores do, once, for several charge points: they are spread over all shards. */
final class Scenario {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int CHARGE_POINTS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Scenario() {}

    static void play(RedisNode node) {
        Told told = new Told();
        node.neighbourhood().join(told);
        await().atMost(PATIENCE)
                .until(() -> !value(node.neighbourhood().members()).isEmpty());
        String incarnation = value(node.neighbourhood().members()).get(0).incarnation();
        for (int i = 0; i < CHARGE_POINTS; i++) {
            ChargePointId id = new ChargePointId("CP-" + i);
            long epoch =
                    value(node.directory().claim(id, OcppVersion.V1_6, NOW)).epoch();
            CommandStatus first = CommandStatus.of(
                    new Command(
                            "c-" + i,
                            id,
                            "Reset",
                            RawJson.EMPTY_OBJECT,
                            Command.Priority.NORMAL,
                            NOW,
                            NOW.plusSeconds(60),
                            "test"),
                    CommandState.ACCEPTED,
                    NOW,
                    "n");
            assertThat(value(node.mailbox().enqueue(first, 5))).isEqualTo(new Enqueued.Stored(1));
            assertThat(value(node.mailbox().next(id))).contains(first);
            CommandStatus sent = first.to(CommandState.SENT, NOW, "n")
                    .with(new CommandStatus.Attempt("m", epoch, NOW.plusSeconds(30)));
            assertThat(value(node.mailbox().advance(first, sent))).isTrue();
            Transaction started = value(node.transactions().start(transaction(id), Duration.ofDays(3650)));
            assertThat(value(node.transactions().find(id, started.transactionId())))
                    .contains(started);
            done(node.credentials().put(id, Credential.of(new Password(new byte[] {1}), NOW)));
            assertThat(value(node.credentials().find(id))).isPresent();
            IdTag tag = new IdTag("tag-" + i, IdTag.Status.ACCEPTED, null, null);
            done(node.idTags().put(tag));
            assertThat(value(node.idTags().find("TAG-" + i))).contains(tag);
            done(node.neighbourhood().wake(incarnation, id, epoch));
        }
        assertThat(value(node.mailbox().due(NOW.plusSeconds(31), 1000))).hasSize(CHARGE_POINTS);
        List<Unpublished> states = value(node.mailbox().unpublished(1000));
        assertThat(states).hasSize(2 * CHARGE_POINTS);
        done(node.mailbox().published(states.stream().map(Unpublished::sequence).toList()));
        assertThat(value(node.mailbox().unpublished(1000))).isEmpty();
        assertThat(value(node.credentials().isEmpty())).isFalse();
        assertThat(value(node.directory().list(new PresenceQuery("", null, 1000, true, null)))
                        .items())
                .hasSize(CHARGE_POINTS);
        await().atMost(PATIENCE)
                .until(() ->
                        told.woken().stream().map(Told.Woken::id).distinct().count() == CHARGE_POINTS);
    }

    /** Ends what {@link #play} began. */
    static void end(RedisNode node) {
        for (int i = 0; i < CHARGE_POINTS; i++) {
            ChargePointId id = new ChargePointId("CP-" + i);
            long epoch = value(node.directory().find(id)).orElseThrow().owner().epoch();
            assertThat(value(node.directory().release(id, epoch, new Closing(NOW, 1000, "drain", "gateway"))))
                    .isTrue();
            CommandStatus sent = value(node.mailbox().find("c-" + i)).orElseThrow();
            assertThat(value(node.mailbox().advance(sent, sent.to(CommandState.TIMED_OUT, NOW, "n"))))
                    .isTrue();
            Optional<Transaction> running = value(node.transactions().findRunning(id, "key"));
            assertThat(running).isPresent();
            done(node.transactions().confirm(id, running.orElseThrow().transactionId(), "e"));
        }
    }

    private static Transaction transaction(ChargePointId id) {
        return new Transaction(
                id, 7, 1, "TAG", 0, new Transaction.Answered("key", "e", RawJson.EMPTY_OBJECT, NOW, false), null);
    }
}
