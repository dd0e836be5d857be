// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.CodecLimits;
import io.cpgateway.ocpp.codec.ErrorMapping;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.answer.AnswerMemory;
import io.cpgateway.server.answer.Stores;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.TransactionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Rule R5: a store that is away keeps no transaction message from being answered, whoever answers it. */
class StoreAwayTest {
    private static final RawJson START =
            RawJson.of("{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-01-02T03:04:05Z\"}");
    private static final RawJson STOP =
            RawJson.of("{\"transactionId\":7,\"meterStop\":1,\"timestamp\":\"2026-01-02T03:04:05Z\"}");
    private static final RawJson STARTED = RawJson.of("{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}");

    private final Semantics16 semantics = new Semantics16(CodecLimits.DEFAULTS, ErrorMapping.DEFAULT);
    private final Stores stores = new Stores(
            new TableIdTagStore(new MemoryTables(10)), IdTag.Status.ACCEPTED, new Away(), InstantSource.system());
    private final Map<String, AnswerMemory> memories = semantics.answerMemories(stores);

    @Test
    void r5_theAnswerOfABackendIsGiven_flagged() {
        Decision.Answer start = remembered(Ocpp16.START_TRANSACTION, START, STARTED);
        assertThat(start.payload()).isEqualTo(STARTED);
        assertThat(start.transactionId()).isEqualTo(7);
        assertThat(start.flags()).containsExactly("store-unavailable");
        Decision.Answer stop = remembered(Ocpp16.STOP_TRANSACTION, STOP, RawJson.EMPTY_OBJECT);
        assertThat(stop.payload()).isEqualTo(RawJson.EMPTY_OBJECT);
        assertThat(stop.flags()).containsExactly("store-unavailable");
    }

    @Test
    void r5_theStoresOwnAnswersAreGiven_flagged() {
        Decision start =
                join(Objects.requireNonNull(semantics.storeAnswers(stores).get("StartTransaction"))
                        .decide(call(Ocpp16.START_TRANSACTION, START)));
        assertThat(start)
                .isInstanceOfSatisfying(
                        Decision.Answer.class,
                        answer -> assertThat(answer.flags()).containsExactly("store-unavailable"));
    }

    @Test
    void whatWasAnsweredBeforeIsNotKnown() {
        assertThat(memory(Ocpp16.START_TRANSACTION)
                        .recall(call(Ocpp16.START_TRANSACTION, START))
                        .toCompletableFuture())
                .isCompletedExceptionally();
        assertThat(memory(Ocpp16.STOP_TRANSACTION)
                        .recall(call(Ocpp16.STOP_TRANSACTION, STOP))
                        .toCompletableFuture())
                .isCompletedExceptionally();
    }

    private Decision.Answer remembered(Action<?, ?> action, RawJson request, RawJson answer) {
        return join(memory(action).remember(call(action, request), answer));
    }

    private AnswerMemory memory(Action<?, ?> action) {
        return Objects.requireNonNull(memories.get(action.name()));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static ReceivedCall call(Action<?, ?> action, RawJson payload) {
        return new ReceivedCall(
                new ChargePointId("CP-1"),
                OcppVersion.V1_6,
                1,
                new Call("m", action.name(), payload),
                LeniencyProfile.STRICT,
                Set.of(),
                action,
                "f",
                "e",
                Instant.EPOCH);
    }

    private static final class Away implements TransactionStore {
        @Override
        public CompletionStage<Transaction> start(Transaction proposed, Duration keep) {
            return away();
        }

        @Override
        public CompletionStage<Transaction> adopt(Transaction given, Duration keep) {
            return away();
        }

        @Override
        public CompletionStage<Optional<Transaction>> findRunning(ChargePointId id, String businessKey) {
            return away();
        }

        @Override
        public CompletionStage<Optional<Transaction>> stop(
                ChargePointId id, long transactionId, Transaction.Answered stop, Duration keep) {
            return away();
        }

        @Override
        public CompletionStage<Optional<Transaction>> find(ChargePointId id, long transactionId) {
            return away();
        }

        @Override
        public CompletionStage<Void> confirm(ChargePointId id, long transactionId, String eventId) {
            return away();
        }

        private static <T> CompletionStage<T> away() {
            return CompletableFuture.failedFuture(new GatewayException.Transient("away"));
        }

        @Override
        public void close() {}
    }
}
