// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandIntakeTest {
    private static final TopicPartition ONE = new TopicPartition(Topics.COMMANDS, 1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Offsets offsets = new Offsets();
    private final ScriptedSender mailbox = new ScriptedSender();
    private final Quarantine quarantine = new Quarantine(new MockProducer<>());
    private final CommandIntake intake =
            new CommandIntake(mailbox, quarantine, offsets, "/nodes/n", new RetryQueue(nanos::get));
    private final ExecutorService stores = Executors.newSingleThreadExecutor(task -> new Thread(task, "stores"));

    @AfterEach
    void end() {
        stores.shutdownNow();
        quarantine.close();
    }

    @Test
    void whatFailsForNow_isTriedAgainOnTheThreadThatAsks_andOnNoOther() throws Exception {
        intake.take(record("CP-1", 0));
        failOnAnotherThread(0);
        assertThat(intake.untilRetry(LONG)).isEqualTo(Duration.ofMillis(100));
        pass(Duration.ofMillis(99));
        intake.retryDue();
        assertThat(mailbox.asked()).containsExactly("0");
        pass(Duration.ofMillis(1));
        assertThat(intake.untilRetry(LONG)).isZero();
        intake.retryDue();
        failOnAnotherThread(1);
        assertThat(intake.untilRetry(LONG)).isEqualTo(Duration.ofMillis(200));
        pass(Duration.ofMillis(200));
        assertThat(mailbox.asked()).containsExactly("0", "0");
        intake.retryDue();
        assertThat(mailbox.asked()).containsExactly("0", "0", "0");
        assertThat(mailbox.threads()).containsOnly(Thread.currentThread());
        mailbox.accept(2);
        assertThat(offsets.open()).isZero();
        assertThat(intake.untilRetry(LONG)).isEqualTo(LONG);
    }

    @Test
    void theNextOfTheSameChargePointWaits_andNoOther() throws Exception {
        intake.take(record("CP-1", 0));
        intake.take(record("CP-1", 1));
        intake.take(record("CP-2", 2));
        failOnAnotherThread(0);
        assertThat(mailbox.asked()).containsExactly("0", "2");
        mailbox.accept(1);
        pass(Duration.ofMillis(100));
        intake.retryDue();
        assertThat(mailbox.asked()).containsExactly("0", "2", "0");
        mailbox.accept(2);
        assertThat(mailbox.asked()).containsExactly("0", "2", "0", "1");
        mailbox.accept(3);
        assertThat(offsets.open()).isZero();
    }

    @Test
    void whatIsOfAPartitionThatIsGone_isLeftToItsNewReader_andHoldsNobodyUp() throws Exception {
        intake.take(record("CP-1", 0));
        intake.take(record("CP-1", 1));
        failOnAnotherThread(0);
        offsets.forget(List.of(ONE));
        pass(Duration.ofMillis(100));
        intake.retryDue();
        assertThat(mailbox.asked()).containsExactly("0");
        assertThat(intake.untilRetry(LONG)).isEqualTo(LONG);
        intake.take(record("CP-1", 7));
        assertThat(mailbox.asked()).containsExactly("0", "7");
    }

    @Test
    void thePauseBetweenTries_growsToFiveSeconds() throws Exception {
        intake.take(record("CP-1", 0));
        for (int millis : List.of(100, 200, 400, 800, 1600, 3200, 5000, 5000)) {
            failOnAnotherThread(mailbox.asked().size() - 1);
            assertThat(intake.untilRetry(LONG)).hasMillis(millis);
            pass(Duration.ofMillis(millis));
            intake.retryDue();
        }
    }

    private void failOnAnotherThread(int submission) throws Exception {
        stores.submit(() -> mailbox.fail(submission)).get();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** A command whose id is the offset. */
    private static ConsumerRecord<byte[], byte[]> record(String chargePoint, long offset) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                ONE.topic(), ONE.partition(), offset, chargePoint.getBytes(StandardCharsets.UTF_8), new byte[0]);
        List.of("ce_specversion:1.0", "ce_type:io.cpgateway.command", "ce_source:/b", "ce_ocppaction:Reset")
                .forEach(header -> header(record, header));
        header(record, "ce_id:" + offset);
        return record;
    }

    private static void header(ConsumerRecord<byte[], byte[]> record, String header) {
        String[] parts = header.split(":", 2);
        record.headers().add(parts[0], parts[1].getBytes(StandardCharsets.UTF_8));
    }
}
