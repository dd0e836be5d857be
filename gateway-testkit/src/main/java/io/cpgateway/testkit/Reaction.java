// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a virtual charge point does about a CALL. Called on a thread of its connection; must not block. */
@FunctionalInterface
public interface Reaction {
    /** Does it. */
    void to(IncomingCall call);

    /** Answers with this payload. */
    static Reaction result(String payload) {
        return call -> call.result(payload);
    }

    /** Answers with a CALLERROR. */
    static Reaction error(String code, String description) {
        return call -> call.error(code, description);
    }

    /** Never answers. */
    static Reaction silence() {
        return call -> {};
    }

    /** Reacts so long after the CALL came. */
    static Reaction late(Duration delay, Reaction then) {
        return call -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> then.to(call));
    }

    /** Answers under an id that nobody used. */
    static Reaction wrongId(String payload) {
        return call -> call.frame("[3,\"" + UUID.randomUUID() + "\"," + payload + "]");
    }

    /** Answers the same twice. */
    static Reaction twice(String payload) {
        return call -> {
            call.result(payload);
            call.result(payload);
        };
    }

    /** Answers with the beginning of a frame, which is no JSON. */
    static Reaction brokenJson() {
        return call -> call.frame("[3,\"" + call.messageId() + "\",{\"status\":");
    }
}
