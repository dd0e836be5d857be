// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The CALLs of one connection and who waits for their answers. A CALL is known until it is answered, also when nobody
 * waits any more, so that a late answer still finds its place in the transcript. Thread-safe.
 */
final class PendingCalls {
    private static final int CALL_RESULT = 3;

    private final String chargePoint;
    private final Transcript transcript;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private volatile boolean over;

    private record Pending(String action, CompletableFuture<Answer> answer) {}

    PendingCalls(String chargePoint, Transcript transcript) {
        this.chargePoint = chargePoint;
        this.transcript = transcript;
    }

    CompletableFuture<Answer> add(String messageId, String action, Duration patience) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        pending.put(messageId, new Pending(action, answer));
        if (over) {
            giveUp();
        }
        return answer.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes a CALLRESULT or CALLERROR. */
    void arrived(JsonNode frame, String text) {
        String messageId = frame.path(1).asString();
        Pending asked = pending.remove(messageId);
        if (asked == null) {
            transcript.stray(text);
            return;
        }
        boolean result = frame.path(0).asInt() == CALL_RESULT;
        @Nullable String code = result ? null : frame.path(2).asString();
        Answer answer = new Answer(messageId, asked.action, frame.path(result ? 2 : 4), code);
        transcript.answered(answer);
        asked.answer.complete(answer);
    }

    /** The connection is over: whoever waits is told. */
    void giveUp() {
        over = true;
        pending.forEach((messageId, asked) -> {
            if (pending.remove(messageId, asked)) {
                asked.answer.completeExceptionally(
                        new CancellationException("the connection of " + chargePoint + " is over"));
            }
        });
    }
}
