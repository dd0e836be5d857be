// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.command.Submission;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands commands over, in order per charge point, and never gives one up: what the mailbox cannot take now is tried again
 * for as long as the partition is ours, by whoever calls {@link #retryDue}. Nobody waits for another's charge point.
 * Thread-safe; bounded by whoever feeds it.
 */
final class CommandIntake {
    private static final Logger LOG = LoggerFactory.getLogger(CommandIntake.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final CommandSender commands;
    private final Quarantine quarantine;
    private final Offsets offsets;
    private final String source;
    private final RetryQueue retries;
    private final Map<ChargePointId, CompletionStage<Void>> last = new ConcurrentHashMap<>();

    CommandIntake(CommandSender commands, Quarantine quarantine, Offsets offsets, String source, RetryQueue retries) {
        this.commands = commands;
        this.quarantine = quarantine;
        this.offsets = offsets;
        this.source = source;
        this.retries = retries;
    }

    /** Takes a record; it is done with when {@link Offsets} says so. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        offsets.began(partition(record), record.offset());
        try {
            CommandRequest request = CommandRecord.read(record);
            inOrder(request.chargePointId(), end -> attempt(record, () -> submit(record, request), FIRST_RETRY, end));
        } catch (Unreadable e) {
            attempt(record, () -> quarantined(record, e.reason()), FIRST_RETRY, new CompletableFuture<>());
        }
    }

    /** Tries again what is due, on this thread. */
    void retryDue() {
        retries.runDue();
    }

    /** How long it takes until something is to be tried again, but not more than so long. */
    Duration untilRetry(Duration atMost) {
        return retries.untilDue(atMost);
    }

    /** Begins the work, which completes the future it is given, when the one before it has ended. */
    private void inOrder(ChargePointId id, Consumer<CompletableFuture<Void>> work) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletionStage<Void> before = last.put(id, end);
        CompletionStage<Void> ended = end;
        ended.whenComplete((done, failure) -> last.remove(id, end));
        if (before == null) {
            work.accept(end);
        } else {
            before.whenComplete((done, failure) -> work.accept(end));
        }
    }

    private CompletionStage<Void> submit(ConsumerRecord<byte[], byte[]> record, CommandRequest request) {
        return commands.submit(request)
                .thenCompose(submission -> submission instanceof Submission.Conflict
                        ? quarantined(record, QuarantineReason.OTHER_COMMAND.with(String.valueOf(request.commandId())))
                        : CompletableFuture.completedFuture(null));
    }

    private CompletionStage<Void> quarantined(ConsumerRecord<byte[], byte[]> record, String reason) {
        return quarantine.keep(QuarantineRecord.unreadable(record, source, reason));
    }

    /** Until it is done, or left to whoever has its partition now; the end is completed normally, whatever happens. */
    private void attempt(
            ConsumerRecord<byte[], byte[]> record,
            Supplier<CompletionStage<Void>> work,
            Duration retry,
            CompletableFuture<Void> end) {
        if (!offsets.isOpen(partition(record), record.offset())) {
            end.complete(null);
            return;
        }
        work.get().whenComplete((done, failure) -> {
            if (failure == null) {
                offsets.done(partition(record), record.offset());
                end.complete(null);
                return;
            }
            LOG.warn(
                    "Command of {} at {} is tried again in {} ms: {}",
                    partition(record),
                    record.offset(),
                    retry.toMillis(),
                    failure.toString());
            retries.add(retry, () -> attempt(record, work, afterThat(retry), end));
        });
    }

    private static Duration afterThat(Duration retry) {
        Duration twice = retry.multipliedBy(2);
        return twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
