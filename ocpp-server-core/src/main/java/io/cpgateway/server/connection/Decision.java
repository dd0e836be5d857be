// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Registration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to become of a CALL. */
public sealed interface Decision {
    /**
     * It is answered.
     *
     * @param payload the CALLRESULT's payload
     * @param registration the registration that the answer sets, or null
     * @param transactionId the transaction it belongs to, or null
     * @param repeat what it repeats, or null
     * @param flags what was tolerated, for {@code ce_lenient}
     * @param business what it means, in words that hold for every version
     */
    record Answer(
            RawJson payload,
            @Nullable Registration registration,
            @Nullable Long transactionId,
            @Nullable Repeat repeat,
            Set<String> flags,
            List<BusinessEvent> business)
            implements Decision {
        /** Copies the collections. */
        public Answer {
            flags = Set.copyOf(flags);
            business = List.copyOf(business);
        }

        /** An answer and nothing else. */
        public static Answer of(RawJson payload) {
            return new Answer(payload, null, null, null, Set.of(), List.of());
        }

        /** The same, belonging to a transaction. */
        public Answer naming(long transaction) {
            return new Answer(payload, registration, transaction, repeat, flags, business);
        }

        /** The same with other flags. */
        public Answer flagged(Set<String> others) {
            return new Answer(payload, registration, transactionId, repeat, others, business);
        }

        /** The same with what it means. */
        public Answer meaning(List<BusinessEvent> events) {
            return new Answer(payload, registration, transactionId, repeat, flags, events);
        }
    }

    /**
     * It is refused with a CALLERROR.
     *
     * @param code why
     * @param description for people
     */
    record Refusal(ErrorCode code, String description) implements Decision {}

    /**
     * Nobody could decide. A transaction message is then not answered and the connection closed, so that it comes again:
     * an error would make the charge point drop it (D2). Any other is refused with InternalError.
     *
     * @param description for people
     */
    record Undecided(String description) implements Decision {}

    /**
     * A backend is asked: the event of the CALL is the request, its reply the answer.
     *
     * @param transactionId the transaction that the CALL names, or null
     * @param flags what was tolerated, for {@code ce_lenient}
     */
    record AskBackend(@Nullable Long transactionId, Set<String> flags) implements Decision {
        /** Copies the flags. */
        public AskBackend {
            flags = Set.copyOf(flags);
        }

        /** The same with other flags. */
        public AskBackend flagged(Set<String> others) {
            return new AskBackend(transactionId, others);
        }

        /** The same, belonging to a transaction. */
        public AskBackend naming(long transaction) {
            return new AskBackend(transaction, flags);
        }
    }

    /**
     * An event in business words.
     *
     * @param type one of {@link io.cpgateway.server.event.EventTypes}
     * @param data a JSON object
     */
    record BusinessEvent(String type, RawJson data) {}

    /**
     * A message that was there before.
     *
     * @param ofEventId the event of the first one
     * @param confirmed whether that event is known to be durable (D7)
     */
    record Repeat(String ofEventId, boolean confirmed) {}
}
