// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.reply.Reply;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads replies from records of {@code ocpp.replies} (design §5). Pure. */
final class ReplyRecord {
    /** The type of the event. */
    static final String TYPE = EventTypes.PREFIX + "reply";

    private ReplyRecord() {}

    /** A reply to one of those that are ours; empty if it is for somebody else. */
    static Optional<Reply> read(ConsumerRecord<byte[], byte[]> record, Predicate<String> ours) throws Unreadable {
        InboundEvent event = InboundEvent.read(record, TYPE);
        String call = event.required("correlationid");
        return ours.test(call) ? Optional.of(reply(call, event)) : Optional.empty();
    }

    private static Reply reply(String call, InboundEvent event) {
        String code = event.attributes().get("ocpperrorcode");
        if (code != null) {
            return new Reply.Refusal(call, code, event.attributes().getOrDefault("ocpperrordescription", ""));
        }
        RawJson payload = event.data();
        return new Reply.Answer(call, payload == null ? RawJson.EMPTY_OBJECT : payload);
    }
}
