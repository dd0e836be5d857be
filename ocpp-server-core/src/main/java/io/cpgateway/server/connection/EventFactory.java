// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventFlag;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the events of one epoch and numbers them, one by one from 1 (D3). Confined to its connection. */
final class EventFactory {
    private final ChargePointId id;
    private final Protocol protocol;
    private final String epochText;
    private final long epoch;
    private final String source;
    private final Supplier<String> eventIds;
    private final boolean business;
    private long sequence;

    EventFactory(ChargePointId id, Protocol protocol, long epoch, Identifiers identifiers, boolean business) {
        this.id = id;
        this.protocol = protocol;
        this.epoch = epoch;
        this.epochText = Long.toString(epoch);
        this.source = identifiers.source();
        this.eventIds = identifiers.eventIds();
        this.business = business;
    }

    String nextId() {
        return eventIds.get();
    }

    /** The number of the event written last. */
    long sequence() {
        return sequence;
    }

    /** The first event; others do not know of the connection yet if it is not recorded. */
    List<GatewayEvent> connected(String remoteAddress, boolean recorded, Instant at) {
        String data = "{\"version\":\"" + version() + "\",\"remoteAddress\":" + quoted(remoteAddress) + "}";
        EventData json = EventData.json(RawJson.of(data));
        Map<String, String> attributes = new LinkedHashMap<>();
        putFlags(attributes, recorded ? Set.of() : Set.of(EventFlag.CONNECTION_NOT_RECORDED.wireName()));
        GatewayEvent event = sequenced(nextId(), EventTypes.CONNECTED, at, attributes, json);
        return presence(event, EventTypes.BUSINESS_CONNECTED, null);
    }

    List<GatewayEvent> disconnected(DisconnectReason reason, int code, long lastDurable, Instant at) {
        EventData data = EventTypes.disconnectedData(reason.wireName(), code, lastDurable);
        String eventId = EventTypes.disconnectedId(id, epoch);
        GatewayEvent event = sequenced(eventId, EventTypes.DISCONNECTED, at, new LinkedHashMap<>(), data);
        return presence(event, EventTypes.BUSINESS_DISCONNECTED, reason.wireName());
    }

    /** The event of a CALL with its answer, and what it means in business words. */
    List<GatewayEvent> call(ReceivedCall call, Decision.Answer answer) {
        Map<String, String> attributes = about(call);
        if (!answer.payload().equals(RawJson.EMPTY_OBJECT)) {
            put(attributes, EventAttribute.OCPP_ANSWER, answer.payload().toString());
        }
        putIfThere(attributes, EventAttribute.TRANSACTION_ID, answer.transactionId());
        put(attributes, EventAttribute.FINGERPRINT, call.fingerprint());
        putRepeat(attributes, answer.repeat());
        putFlags(attributes, answer.flags());
        EventData data = EventData.json(call.call().payload());
        return withMeaning(sequenced(call.eventId(), EventTypes.CALL, call.at(), attributes, data), call, answer);
    }

    /** The event of a CALL as the request to a backend. What it means depends on the answer. */
    List<GatewayEvent> request(ReceivedCall call, Decision.AskBackend request) {
        Map<String, String> attributes = about(call);
        putIfThere(attributes, EventAttribute.TRANSACTION_ID, request.transactionId());
        put(attributes, EventAttribute.FINGERPRINT, call.fingerprint());
        putFlags(attributes, request.flags());
        EventData data = EventData.json(call.call().payload());
        return List.of(sequenced(call.eventId(), EventTypes.CALL, call.at(), attributes, data));
    }

    /** The event of an answer after the request, and what CALL and answer mean in business words. */
    List<GatewayEvent> answer(ReceivedCall call, Decision.Answer answer, Instant at) {
        Map<String, String> attributes = about(call);
        put(attributes, EventAttribute.CORRELATION_ID, call.eventId());
        putIfThere(attributes, EventAttribute.TRANSACTION_ID, answer.transactionId());
        putRepeat(attributes, answer.repeat());
        putFlags(attributes, answer.flags());
        EventData data = EventData.json(answer.payload());
        return withMeaning(sequenced(nextId(), EventTypes.ANSWER, at, attributes, data), call, answer);
    }

    /** The event of a refusal after the request. */
    GatewayEvent refusal(ReceivedCall call, Violation violation, Instant at) {
        Map<String, String> attributes = about(call);
        put(attributes, EventAttribute.CORRELATION_ID, call.eventId());
        put(attributes, EventAttribute.OCPP_ERROR_CODE, protocol.spelling(violation.code()));
        if (!violation.description().isEmpty()) {
            put(attributes, EventAttribute.OCPP_ERROR_DESCRIPTION, violation.description());
        }
        EventData data = EventData.json(RawJson.EMPTY_OBJECT);
        return sequenced(nextId(), EventTypes.ANSWER, at, attributes, data);
    }

    GatewayEvent rejected(Inbound.Refused refused) {
        Rejected rejected = refused.rejected();
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, EventAttribute.OCPP_VERSION, version().number());
        putIfThere(attributes, EventAttribute.OCPP_ACTION, rejected.action());
        putIfThere(attributes, EventAttribute.OCPP_MESSAGE_ID, rejected.messageId());
        put(
                attributes,
                EventAttribute.ERROR_CODE,
                protocol.spelling(rejected.violation().code()));
        put(attributes, EventAttribute.ERROR_KEYWORD, rejected.violation().keyword());
        put(attributes, EventAttribute.ERROR_POINTER, rejected.violation().pointer());
        return sequenced(nextId(), EventTypes.REJECTED, refused.at(), attributes, EventData.text(refused.text()));
    }

    private Map<String, String> about(ReceivedCall call) {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, EventAttribute.OCPP_VERSION, version().number());
        put(attributes, EventAttribute.OCPP_ACTION, call.action().name());
        put(attributes, EventAttribute.OCPP_MESSAGE_ID, call.call().messageId());
        return attributes;
    }

    private List<GatewayEvent> withMeaning(GatewayEvent event, ReceivedCall call, Decision.Answer answer) {
        List<GatewayEvent> events = new ArrayList<>(1 + answer.business().size());
        events.add(event);
        for (Decision.BusinessEvent meaning : answer.business()) {
            events.add(business(meaning, call));
        }
        return events;
    }

    private List<GatewayEvent> presence(GatewayEvent event, String businessType, @Nullable String reason) {
        return business ? List.of(event, EventTypes.presence(event, businessType, reason)) : List.of(event);
    }

    private GatewayEvent business(Decision.BusinessEvent event, ReceivedCall cause) {
        return new GatewayEvent(
                EventStream.BUSINESS,
                nextId(),
                event.type(),
                source,
                id,
                cause.at(),
                Map.of(EventAttribute.SOURCE_ID.wireName(), cause.eventId()),
                EventData.json(event.data()));
    }

    private GatewayEvent sequenced(
            String eventId, String type, Instant at, Map<String, String> attributes, EventData data) {
        sequence++;
        put(attributes, EventAttribute.EPOCH, epochText);
        put(attributes, EventAttribute.SEQUENCE, Long.toString(sequence));
        return new GatewayEvent(EventStream.EVENTS, eventId, type, source, id, at, attributes, data);
    }

    /** The version that all of them say. */
    OcppVersion version() {
        return protocol.version();
    }

    private static void putRepeat(Map<String, String> attributes, Decision.@Nullable Repeat repeat) {
        if (repeat != null) {
            put(attributes, EventAttribute.REPEAT, repeat.confirmed() ? "confirmed" : "possible");
            put(attributes, EventAttribute.REPEAT_OF, repeat.ofEventId());
        }
    }

    private static void putFlags(Map<String, String> attributes, Set<String> flags) {
        if (!flags.isEmpty()) {
            put(attributes, EventAttribute.LENIENT, flags.stream().sorted().collect(Collectors.joining(",")));
        }
    }

    private static void put(Map<String, String> attributes, EventAttribute name, String value) {
        attributes.put(name.wireName(), value);
    }

    private static void putIfThere(Map<String, String> attributes, EventAttribute name, @Nullable Object value) {
        if (value != null) {
            put(attributes, name, value.toString());
        }
    }

    /** The text as a JSON string. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
