// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.reply.Reply;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads replies from records of {@code ocpp.replies} (design §5). Pure. */
final class ReplyRecord {
    private ReplyRecord() {}

    /** A reply to one of those that are ours; empty if it is for somebody else. */
    static Optional<Reply> read(ConsumerRecord<byte[], byte[]> record, Predicate<String> ours) throws Unreadable {
        InboundEvent event = InboundEvent.read(record, EventTypes.REPLY);
        String call = event.required(EventAttribute.CORRELATION_ID);
        return ours.test(call) ? Optional.of(reply(call, event)) : Optional.empty();
    }

    private static Reply reply(String call, InboundEvent event) {
        String code = event.optional(EventAttribute.OCPP_ERROR_CODE);
        if (code != null) {
            String description = event.optional(EventAttribute.OCPP_ERROR_DESCRIPTION);
            return new Reply.Refusal(call, code, description == null ? "" : description);
        }
        RawJson payload = event.data();
        return new Reply.Answer(call, payload == null ? RawJson.EMPTY_OBJECT : payload);
    }
}
