// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.ScriptedCentralSystem.Received;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtualFirmwareTest {
    private ScriptedCentralSystem central;
    private VirtualFirmware firmware;

    @BeforeEach
    void start() throws Exception {
        central = new ScriptedCentralSystem();
        firmware = VirtualChargePoint.named("CP").firmware(FirmwareSettings.IMPATIENT);
    }

    @AfterEach
    void end() throws Exception {
        firmware.close();
        central.close();
    }

    private void with(FirmwareSettings settings) {
        firmware = VirtualChargePoint.named("CP").firmware(settings);
    }

    private void online() {
        firmware.powerOn(central.port());
        await().until(firmware::isOnline);
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private List<String> actions() {
        return central.calls().stream().map(Received::action).toList();
    }

    @Test
    void whatHappensOffline_isSentInOrder_underTheIdThatWasHandedOut() {
        LocalTransaction transaction = firmware.begin(1, "TAG", 100);
        transaction.meter(150);
        CompletableFuture<Answer> end = transaction.end(200);
        assertThat(firmware.queued()).isEqualTo(3);
        assertThat(transaction.id()).isEqualTo(LocalTransaction.NO_ID);
        firmware.powerOn(central.port());
        soon(end);
        assertThat(actions()).containsExactly("BootNotification", "StartTransaction", "MeterValues", "StopTransaction");
        assertThat(central.calls().stream().skip(2))
                .allSatisfy(call ->
                        assertThat(call.payload().path("transactionId").asInt()).isEqualTo(42));
        assertThat(firmware.queued()).isZero();
        assertThat(firmware.transcript().results()).hasSize(4);
        assertThat(firmware.transcript().calls()).hasSize(4);
    }

    @Test
    void oneCallIsOpenAtATime() {
        online();
        central.script(call -> null);
        firmware.begin(1, "TAG", 0);
        CompletableFuture<Answer> status = firmware.call(UsualCall.status(1, "Charging"));
        await().until(() -> central.calls().size() == 2);
        assertThat(actions()).doesNotContain("StatusNotification");
        central.script(ScriptedCentralSystem::usual);
        central.send(ScriptedCentralSystem.usual(central.calls().get(1)));
        soon(status);
    }

    @Test
    void anUnansweredMessage_isSentAgainAfterReconnect_underTheSameId() {
        assertThat(resent(FirmwareSettings.Resend.SAME_ID)).hasSize(1);
    }

    @Test
    void anUnansweredMessage_isSentAgainAfterReconnect_underANewId_byChoice() {
        assertThat(resent(FirmwareSettings.Resend.NEW_ID)).hasSize(2);
    }

    private List<String> resent(FirmwareSettings.Resend resend) {
        with(FirmwareSettings.IMPATIENT.resend(resend));
        online();
        central.script(call -> null);
        LocalTransaction transaction = firmware.begin(1, "TAG", 100);
        await().until(() -> !central.calls("StartTransaction").isEmpty());
        central.script(ScriptedCentralSystem::usual);
        central.dropAll();
        soon(transaction.started());
        List<Received> starts = central.calls("StartTransaction");
        assertThat(starts).hasSize(2);
        assertThat(starts.get(0).payload()).isEqualTo(starts.get(1).payload());
        assertThat(central.calls("BootNotification")).hasSize(1);
        return starts.stream().map(Received::messageId).distinct().toList();
    }

    @Test
    void aMessageThatIsRefused_isTriedAgainLater_thenGivenUp_andTheNextOneGoes() {
        with(FirmwareSettings.IMPATIENT.attempts(2, Duration.ofMillis(50)));
        central.script(call -> call.action().equals("StartTransaction")
                ? ScriptedCentralSystem.error(call)
                : ScriptedCentralSystem.usual(call));
        LocalTransaction transaction = firmware.begin(1, "TAG", 100);
        CompletableFuture<Answer> end = transaction.end(200);
        firmware.powerOn(central.port());
        assertThatThrownBy(() -> soon(transaction.started()))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("after 2 attempts")
                .hasMessageContaining("InternalError");
        soon(end);
        assertThat(central.calls("StartTransaction")).hasSize(2);
        assertThat(central.calls("StopTransaction")
                        .get(0)
                        .payload()
                        .path("transactionId")
                        .asInt())
                .isEqualTo(-1);
    }

    @Test
    void aMessageThatIsNotAnsweredInTime_isTriedAgain_andTheLateAnswerIsRecorded() {
        with(FirmwareSettings.IMPATIENT
                .callTimeout(Duration.ofMillis(300))
                .attempts(5, Duration.ofMillis(50))
                .resend(FirmwareSettings.Resend.NEW_ID));
        online();
        AtomicInteger asked = new AtomicInteger();
        central.script(call -> asked.incrementAndGet() == 1 ? null : ScriptedCentralSystem.usual(call));
        soon(firmware.begin(1, "TAG", 100).started());
        central.send(
                ScriptedCentralSystem.usual(central.calls("StartTransaction").get(0)));
        await().until(() -> firmware.transcript().results().size() == 3);
        assertThat(firmware.transcript().strays()).isEmpty();
    }

    @Test
    void untilItIsAccepted_itBootsAgainAndAgain_andSendsNothingElse() {
        AtomicInteger boots = new AtomicInteger();
        central.script(call -> switch (boots.incrementAndGet()) {
            case 1 ->
                ScriptedCentralSystem.result(
                        call, "{\"status\":\"Pending\",\"currentTime\":\"2026-03-01T12:00:00Z\",\"interval\":0}");
            case 2 -> ScriptedCentralSystem.error(call);
            default -> ScriptedCentralSystem.usual(call);
        });
        CompletableFuture<Answer> started = firmware.begin(1, "TAG", 0).started();
        firmware.powerOn(central.port());
        soon(started);
        assertThat(actions())
                .containsExactly("BootNotification", "BootNotification", "BootNotification", "StartTransaction");
    }

    @Test
    void itConnectsAgain_alsoWhenNobodyListensForAWhile() throws Exception {
        online();
        central.close();
        await().until(() -> !firmware.isOnline());
        CompletableFuture<Answer> started = firmware.begin(1, "TAG", 0).started();
        assertThat(firmware.call(UsualCall.heartbeat())).isCompletedExceptionally();
        central = new ScriptedCentralSystem();
        firmware.powerOn(central.port());
        soon(started);
        assertThat(central.calls("StartTransaction")).hasSize(1);
    }

    @Test
    void withoutNetwork_nothingLeavesIt_andNoConnectionComesAbout() {
        online();
        firmware.loseNetwork();
        assertThat(firmware.isOnline()).isFalse();
        CompletableFuture<Answer> started = firmware.begin(1, "TAG", 0).started();
        int connects = central.connects();
        await().during(Duration.ofMillis(300)).until(() -> central.connects() == connects);
        firmware.findNetwork();
        soon(started);
        assertThat(central.connects()).isEqualTo(connects + 1);
        assertThat(central.calls("BootNotification")).hasSize(1);
    }

    @Test
    void afterPowerWasCut_itBoots_andItsQueueIsStillThere() {
        online();
        firmware.powerOff();
        CompletableFuture<Answer> started = firmware.begin(1, "TAG", 0).started();
        online();
        soon(started);
        assertThat(actions()).containsExactly("BootNotification", "BootNotification", "StartTransaction");
    }

    @Test
    void itSendsHeartbeatsAtTheIntervalItWasTold() {
        central.script(call -> call.action().equals("BootNotification")
                ? ScriptedCentralSystem.result(
                        call, "{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T12:00:00Z\",\"interval\":1}")
                : ScriptedCentralSystem.usual(call));
        online();
        await().until(() -> central.calls("Heartbeat").size() >= 2);
    }

    @Test
    void manyShareAFewThreads() {
        long before = threadsOfChargePoints();
        List<VirtualFirmware> fleet = IntStream.range(0, 300)
                .mapToObj(i -> VirtualChargePoint.named("CP-" + i).firmware(FirmwareSettings.IMPATIENT.seed(i)))
                .toList();
        try {
            List<CompletableFuture<Answer>> ends =
                    fleet.stream().map(each -> each.begin(1, "TAG", 0).end(10)).toList();
            fleet.forEach(each -> each.powerOn(central.port()));
            ends.forEach(VirtualFirmwareTest::soon);
            assertThat(central.calls("StopTransaction")).hasSize(300);
            assertThat(threadsOfChargePoints()).isLessThan(before + 30);
        } finally {
            fleet.forEach(VirtualFirmware::close);
        }
    }

    /** All but those of the Central System. */
    private static long threadsOfChargePoints() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("qtp"))
                .count();
    }
}
