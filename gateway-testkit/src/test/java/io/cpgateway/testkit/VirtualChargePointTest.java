// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtualChargePointTest {
    private static final String RESET = "[2,\"r-1\",\"Reset\",{\"type\":\"Soft\"}]";

    private ScriptedCentralSystem central;

    @BeforeEach
    void start() throws Exception {
        central = new ScriptedCentralSystem();
    }

    @AfterEach
    void end() throws Exception {
        central.close();
    }

    private VirtualChargePoint connected() {
        return VirtualChargePoint.named("CP").connect(central.port());
    }

    private VirtualChargePoint reacting(Reaction reaction) {
        return VirtualChargePoint.named("CP").reacting("Reset", reaction).connect(central.port());
    }

    private String reply() {
        return await().until(central.others()::poll, frame -> frame != null);
    }

    @Test
    void aChargingSession_fromBootToStop() {
        VirtualChargePoint point = connected();
        point.say(UsualCall.boot(), UsualCall.status(1, "Available"), UsualCall.authorize("TAG"));
        VirtualTransaction transaction = point.begin(1, "TAG", 100);
        assertThat(transaction.id()).isEqualTo(42);
        assertThat(transaction.meter(150).end(200).isResult()).isTrue();
        assertThat(point.transcript().calls())
                .extracting(Transcript.SentCall::action)
                .containsExactly(
                        "BootNotification",
                        "StatusNotification",
                        "Authorize",
                        "StartTransaction",
                        "MeterValues",
                        "StopTransaction");
        assertThat(point.transcript().results()).hasSize(6);
    }

    @Test
    void aCallError_failsWhoAsks_andIsRecorded() {
        central.script(ScriptedCentralSystem::error);
        VirtualChargePoint point = connected();
        assertThatThrownBy(() -> point.ask(UsualCall.heartbeat()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("InternalError");
        assertThat(point.transcript().answers()).hasSize(1);
        assertThat(point.transcript().results()).isEmpty();
    }

    @Test
    void whoWaitsWhenTheConnectionEnds_isTold() {
        central.script(call -> null);
        VirtualChargePoint point = connected();
        CompletableFuture<Answer> answer = point.call(UsualCall.heartbeat());
        await().until(() -> !central.calls().isEmpty());
        central.dropAll();
        assertThatThrownBy(() -> answer.orTimeout(20, TimeUnit.SECONDS).join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("is over");
        assertThat(point.closed().join()).isEqualTo(1006);
    }

    @Test
    void anAnswerToNothing_isAStray() {
        VirtualChargePoint point = connected();
        central.send("[3,\"nobody\",{}]");
        await().until(() -> point.transcript().strays().size() == 1);
        assertThat(point.transcript().answers()).isEmpty();
    }

    @Test
    void unlessTold_itAnswersAsOneThatIsAbleAndWilling() {
        connected();
        central.send(RESET);
        assertThat(reply()).isEqualTo("[3,\"r-1\",{\"status\":\"Accepted\"}]");
        central.send("[2,\"r-2\",\"BrewCoffee\",{}]");
        assertThat(reply()).isEqualTo("[4,\"r-2\",\"NotImplemented\",\"\",{}]");
    }

    @Test
    void itReactsAsTold() {
        reacting(Reaction.wrongId("{}"));
        central.send(RESET);
        assertThat(reply()).startsWith("[3,\"").doesNotContain("r-1");
        central.dropAll();
        reacting(Reaction.brokenJson());
        central.send("[2,\"r-1\",\"Reset\",{}]");
        assertThatThrownBy(
                        () -> central.broken().orTimeout(20, TimeUnit.SECONDS).join())
                .hasMessageContaining("r-1");
    }

    @Test
    void itAnswersLate_orNotAtAll() {
        reacting(Reaction.late(Duration.ofMillis(400), Reaction.error("InternalError", "busy")));
        Instant asked = Instant.now();
        central.send(RESET);
        assertThat(reply()).isEqualTo("[4,\"r-1\",\"InternalError\",\"busy\",{}]");
        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        central.dropAll();
        reacting(Reaction.silence());
        central.send(RESET);
        central.send("[2,\"after\",\"ClearCache\",{}]");
        assertThat(reply()).contains("after");
    }

    @Test
    void aBurst_isSentWithoutWaiting() {
        central.script(call -> null);
        VirtualChargePoint point = connected();
        point.burst(50, UsualCall.heartbeat());
        await().until(() -> central.calls().size() == 50);
        assertThat(central.calls().stream()
                        .map(ScriptedCentralSystem.Received::messageId)
                        .distinct())
                .hasSize(50);
    }

    @Test
    void aFrozenOne_neitherReadsNorWrites_untilItGoesOn() {
        VirtualChargePoint point = connected();
        point.ask(UsualCall.heartbeat());
        point.freeze();
        CompletableFuture<Answer> unsent = point.call(UsualCall.status(1, "Available"));
        central.send("[2,\"a\",\"ClearCache\",{}]");
        central.send("[2,\"b\",\"ClearCache\",{}]");
        await().during(Duration.ofMillis(300))
                .until(() -> central.calls().size() == 1 && central.others().isEmpty());
        assertThat(point.closed()).isNotDone();
        point.thaw();
        assertThat(unsent.orTimeout(20, TimeUnit.SECONDS).join().isResult()).isTrue();
        await().until(() -> central.others().size() == 2);
    }

    @Test
    void aSlowReader_takesItsTimeForEachFrame() {
        VirtualChargePoint point = connected();
        point.readEvery(Duration.ofMillis(100));
        Instant begun = Instant.now();
        for (int i = 0; i < 6; i++) {
            central.send("[2,\"c" + i + "\",\"ClearCache\",{}]");
        }
        await().until(() -> central.others().size() == 6);
        assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void pingsFlood_andFragmentsFlood() {
        VirtualChargePoint point = connected();
        point.pingFlood(1000);
        assertThat(point.ask(UsualCall.heartbeat()).isResult()).isTrue();
        assertThat(central.pings()).isEqualTo(1000);
        point.fragmentFlood(2000, "x".repeat(100));
        await().until(() -> central.closeCodes().contains(1009));
    }
}
