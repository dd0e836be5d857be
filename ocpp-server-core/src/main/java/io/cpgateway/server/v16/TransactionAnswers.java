// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.connection.Decision.Answer;
import io.cpgateway.server.connection.Decision.Repeat;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.event.EventFlag;
import io.cpgateway.server.spi.Transaction.Answered;
import java.util.List;
import java.util.Set;

/** Answers to transaction messages, and how they are flagged. */
final class TransactionAnswers {
    /** The store is away. */
    static final String STORE_AWAY = EventFlag.STORE_UNAVAILABLE.wireName();

    /** A number in the message is too large for a transaction of ours. */
    static final String NOT_REMEMBERED = EventFlag.NOT_REMEMBERED.wireName();

    private TransactionAnswers() {}

    /** The answer that a message got: marked as a repeat unless it is this very message. */
    static Answer repeating(Answered first, ReceivedCall call, RawJson payload, long transactionId) {
        Repeat repeat = first.eventId().equals(call.eventId()) ? null : new Repeat(first.eventId(), first.durable());
        return new Answer(payload, null, transactionId, repeat, Set.of(), List.of());
    }
}
