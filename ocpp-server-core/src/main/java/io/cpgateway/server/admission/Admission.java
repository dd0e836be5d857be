// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What is to become of an upgrade request. */
public sealed interface Admission {
    /**
     * Upgrade it.
     *
     * @param id who it is
     * @param version what will be spoken
     * @param subprotocol the subprotocol to confirm, null if the peer offered none and the version is assumed
     */
    record Granted(
            ChargePointId id, OcppVersion version, @Nullable String subprotocol) implements Admission {}

    /**
     * Upgrade it without a subprotocol, then close it (C2).
     *
     * @param id who it is
     */
    record NoCommonVersion(ChargePointId id) implements Admission {}

    /**
     * Refuse it.
     *
     * @param status the HTTP status
     * @param reason the word by which refusals are counted and shown
     * @param delay how long after the request the answer is given, so that time tells nothing
     * @param retryAfter when to come back, null if that would not help
     */
    record Refused(
            int status,
            String reason,
            Duration delay,
            @Nullable Duration retryAfter) implements Admission {
        private static final Duration GUESSED = Duration.ofMillis(250);
        private static final int RETRY_SECONDS = 10;
        private static final int RETRY_SPREAD_SECONDS = 20;

        static Refused notFound(String reason) {
            return new Refused(404, reason, Duration.ZERO, null);
        }

        /** Later, at another time for each, so that not all come back at once. */
        static Refused soon(String reason) {
            return later(reason, jitteredRetry());
        }

        static Refused later(String reason, Duration retryAfter) {
            return new Refused(503, reason, Duration.ZERO, retryAfter);
        }

        static Refused forbidden(String reason) {
            return new Refused(403, reason, Duration.ZERO, null);
        }

        static Refused unauthorized() {
            return new Refused(401, "unauthorized", GUESSED, null);
        }

        /** After the same time as one whose credentials were looked at. */
        static Refused tooManyFailures() {
            return new Refused(429, "source_failures", GUESSED, jitteredRetry());
        }

        static CompletionStage<Admission> stage(Refused refusal) {
            return CompletableFuture.completedFuture(refusal);
        }

        private static Duration jitteredRetry() {
            return Duration.ofSeconds(
                    RETRY_SECONDS + ThreadLocalRandom.current().nextInt(RETRY_SPREAD_SECONDS));
        }
    }
}
