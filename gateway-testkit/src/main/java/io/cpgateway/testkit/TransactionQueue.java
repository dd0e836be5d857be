// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction messages of a charge point in the order in which they came about, each kept until it is answered or
 * given up (OCPP 1.6 §3.7.1, §9.1.24). Changed in the turns of its firmware only.
 */
final class TransactionQueue {
    private static final int CAPACITY = 10_000;

    private final FirmwareSettings settings;
    private final Deque<Message> messages = new ArrayDeque<>();

    /** One message. What it says is decided when it is sent: only then its transaction may have an id. */
    static final class Message {
        private final Supplier<UsualCall> content;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private @Nullable String lastMessageId;
        private int refusals;

        private Message(Supplier<UsualCall> content) {
            this.content = content;
        }

        UsualCall content() {
            return content.get();
        }

        String nextMessageId(FirmwareSettings.Resend resend) {
            String id = lastMessageId;
            if (id == null || resend == FirmwareSettings.Resend.NEW_ID) {
                id = UUID.randomUUID().toString();
                lastMessageId = id;
            }
            return id;
        }
    }

    TransactionQueue(FirmwareSettings settings) {
        this.settings = settings;
    }

    /** Its answer, which fails when the message is given up, or at once when the queue is full. */
    CompletableFuture<Answer> add(Supplier<UsualCall> content) {
        Message message = new Message(content);
        if (messages.size() == CAPACITY) {
            message.answer.completeExceptionally(
                    new IllegalStateException("the charge point holds " + CAPACITY + " messages already"));
        } else {
            messages.addLast(message);
        }
        return message.answer;
    }

    int size() {
        return messages.size();
    }

    /** What is to be sent first, null if there is nothing. */
    @Nullable
    Message head() {
        return messages.peekFirst();
    }

    /** The message was answered with a CALLRESULT. */
    void answered(Message message, Answer answer) {
        messages.remove(message);
        message.answer.complete(answer);
    }

    /** The message was answered with a CALLERROR, or not in time; how long to wait, empty if it is given up. */
    Optional<Duration> refused(Message message, @Nullable Answer error) {
        message.refusals++;
        if (message.refusals < settings.attempts()) {
            return Optional.of(settings.retryInterval().multipliedBy(message.refusals));
        }
        messages.remove(message);
        message.answer.completeExceptionally(new IllegalStateException(message.content() + " was given up after "
                + settings.attempts() + " attempts: " + (error == null ? "no answer" : error.errorCode())));
        return Optional.empty();
    }
}
