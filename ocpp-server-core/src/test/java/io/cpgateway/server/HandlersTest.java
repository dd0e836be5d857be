// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.v16.AuthorizationStatus;
import io.cpgateway.ocpp.model.v16.AuthorizeRequest;
import io.cpgateway.ocpp.model.v16.AuthorizeResponse;
import io.cpgateway.ocpp.model.v16.DataTransferRequest;
import io.cpgateway.ocpp.model.v16.DataTransferResponse;
import io.cpgateway.ocpp.model.v16.IdTagInfo;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.ResetResponse;
import io.cpgateway.ocpp.model.v16.StartTransactionRequest;
import io.cpgateway.ocpp.model.v16.StartTransactionResponse;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.answer.CallRefusedException;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of CALLs that the application answers, also when it does not (D2, design §5). */
class HandlersTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String DATA = "[2,\"d\",\"DataTransfer\",{\"vendorId\":\"ours\"}]";
    private static final String AUTHORIZE = "[2,\"a\",\"Authorize\",{\"idTag\":\"TAG-1\"}]";
    private static final String START = "[2,\"s\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"TAG-1\","
            + "\"meterStart\":0,\"timestamp\":\"2026-03-01T12:00:00Z\"}]";

    /** A way in which an application does not answer. */
    private interface Failing {
        <R extends Record> CompletionStage<R> answer();
    }

    static Stream<Named<Failing>> failures() {
        return Stream.of(
                Named.of("it throws", new Failing() {
                    @Override
                    public <R extends Record> CompletionStage<R> answer() {
                        throw new IllegalStateException("broken");
                    }
                }),
                Named.of("its stage fails", new Failing() {
                    @Override
                    public <R extends Record> CompletionStage<R> answer() {
                        return CompletableFuture.failedFuture(new IllegalStateException("broken"));
                    }
                }),
                Named.of("it answers nothing", new Failing() {
                    @Override
                    public <R extends Record> CompletionStage<R> answer() {
                        return new CompletableFuture<R>().completeOnTimeout(null, 0, TimeUnit.NANOSECONDS);
                    }
                }),
                Named.of("it never answers", new Failing() {
                    @Override
                    public <R extends Record> CompletionStage<R> answer() {
                        return new CompletableFuture<>();
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void d2_aTransactionMessage_isNotAnswered_andComesAgain(Failing failing) {
        ServerFixture own = handling(b -> b.handle(Ocpp16.START_TRANSACTION, (q, c) -> failing.answer(), SHORT));
        try (own) {
            TestPeer peer = booted(own).sends(START);
            assertThat(peer.awaitsClose()).isEqualTo(1001);
            assertThat(peer.hasReceivedNothing()).isTrue();
            assertThat(own.events("ocpp.call")).hasSize(1);
        }
        assertThat(own.events("disconnected"))
                .singleElement()
                .satisfies(event -> assertThat(event.data().toString()).contains("event_failed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void authorize_isAnsweredByTheStore(Failing failing) {
        try (ServerFixture own = handling(b -> b.handle(Ocpp16.AUTHORIZE, (q, c) -> failing.answer(), SHORT))) {
            TestPeer peer = booted(own).sends(AUTHORIZE);
            assertThat(peer.receives()).isEqualTo("[3,\"a\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
            assertThat(last(own).attributes()).containsEntry("lenient", "handler-failed");
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anythingElse_isAnInternalError(Failing failing) {
        try (ServerFixture own = handling(b -> b.handle(Ocpp16.DATA_TRANSFER, (q, c) -> failing.answer(), SHORT))) {
            TestPeer peer = booted(own).sends(DATA);
            assertThat(peer.receives()).startsWith("[4,\"d\",\"InternalError\"");
            peer.sends("[2,\"h\",\"Heartbeat\",{}]");
            assertThat(peer.receives()).startsWith("[3,\"h\",");
        }
    }

    @Test
    void anAnswerThatBreaksTheSchema_neverLeaves() {
        CallHandler<AuthorizeRequest, AuthorizeResponse> tooLong = CallHandler.of(
                request -> new AuthorizeResponse(new IdTagInfo(null, "x".repeat(21), AuthorizationStatus.BLOCKED)));
        try (ServerFixture own = handling(b -> b.handle(Ocpp16.AUTHORIZE, tooLong))) {
            assertThat(booted(own).sends(AUTHORIZE).receives())
                    .contains("Accepted")
                    .doesNotContain("xxx");
        }
    }

    @Test
    void aLateAnswer_isDropped_andTheConnectionIsInOrder() {
        CompletableFuture<DataTransferResponse> late = new CompletableFuture<>();
        try (ServerFixture own = handling(b -> b.handle(Ocpp16.DATA_TRANSFER, (q, c) -> late, SHORT))) {
            TestPeer peer = booted(own).sends(DATA);
            assertThat(peer.receives()).startsWith("[4,\"d\",");
            late.complete(accepted("late"));
            assertThat(peer.sends("[2,\"h\",\"Heartbeat\",{}]").receives()).startsWith("[3,\"h\",");
            assertThat(peer.hasReceivedNothing()).isTrue();
        }
    }

    @Test
    void aHandlerMayRefuse_withACodeOfItsChoice() {
        CallHandler<DataTransferRequest, DataTransferResponse> refusing =
                (request, call) -> CompletableFuture.failedFuture(
                        new CallRefusedException(ErrorCode.NOT_SUPPORTED, "not from " + call.chargePointId()));
        try (ServerFixture own = handling(b -> b.handle(Ocpp16.DATA_TRANSFER, refusing))) {
            assertThat(booted(own).sends(DATA).receives()).isEqualTo("[4,\"d\",\"NotSupported\",\"not from CP-1\",{}]");
            assertThat(own.events("ocpp.rejected")).hasSize(1);
        }
    }

    @Test
    void aHandlersAnswer_isDurableBeforeItLeaves_andInTheEvent() {
        try (ServerFixture own =
                handling(b -> b.handle(Ocpp16.DATA_TRANSFER, CallHandler.of(request -> accepted("42"))))) {
            assertThat(booted(own).sends(DATA).receives())
                    .isEqualTo("[3,\"d\",{\"status\":\"Accepted\",\"data\":\"42\"}]");
            assertThat(last(own).attributes()).containsEntry("ocppanswer", "{\"status\":\"Accepted\",\"data\":\"42\"}");
        }
    }

    @Test
    void anExecutorThatTakesNothing_isAFailureLikeAnyOther() {
        try (ServerFixture own = handling(b -> b.handle(Ocpp16.DATA_TRANSFER, (request, call) -> {
            throw new RejectedExecutionException("busy");
        }))) {
            assertThat(booted(own).sends(DATA).receives()).startsWith("[4,\"d\",\"InternalError\"");
        }
    }

    @Test
    void aHandlerThatCouldNeverBeCalled_isAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handling(b -> b.handle(Ocpp16.RESET, CallHandler.of(r -> (ResetResponse) null))))
                .withMessageContaining("Reset");
    }

    @Test
    void aHandlerThatMayTakeLongerThanItsCall_isAMistake() {
        CallHandler<StartTransactionRequest, StartTransactionResponse> never =
                (request, call) -> new CompletableFuture<>();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handling(b -> b.handle(Ocpp16.START_TRANSACTION, never, Duration.ofSeconds(20))))
                .withMessageContaining("StartTransaction")
                .withMessageContaining("eventTimeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handling(b -> b.handle(Ocpp16.START_TRANSACTION, never, Duration.ZERO)))
                .withMessageContaining("StartTransaction");
    }

    private static DataTransferResponse accepted(String data) {
        return new DataTransferResponse(DataTransferResponse.Status.ACCEPTED, data);
    }

    private static ServerFixture handling(UnaryOperator<OcppServerBuilder> building) {
        return new ServerFixture(settings -> settings, building);
    }

    private static TestPeer booted(ServerFixture fixture) {
        TestPeer peer = fixture.connect("CP-1")
                .sends("[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertThat(peer.receives()).startsWith("[3,\"b\",");
        return peer;
    }

    private static GatewayEvent last(ServerFixture fixture) {
        List<GatewayEvent> calls = fixture.events("ocpp.call");
        return calls.get(calls.size() - 1);
    }
}
