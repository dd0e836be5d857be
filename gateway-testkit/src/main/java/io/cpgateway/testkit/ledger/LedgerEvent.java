// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of one of the gateway's topics, as a consumer sees it.
 *
 * @param place topic, partition and offset
 * @param key the charge point
 * @param attributes of the CloudEvent, by name
 * @param value the data
 */
public record LedgerEvent(String place, String key, Map<String, String> attributes, String value) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "io.cpgateway.";

    /** Copies the attributes. */
    public LedgerEvent {
        attributes = Map.copyOf(attributes);
    }

    /** An attribute, empty if it is not there. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** Its id. */
    public String id() {
        return attribute("id");
    }

    /** The process of a gateway that wrote it; empty for the end of a connection, whose id is the same whoever reports it. */
    public String process() {
        int end = id().lastIndexOf('-');
        return isEnd() || end < 0 ? "" : id().substring(0, end);
    }

    /** Its type without what all types begin with. */
    public String type() {
        String type = attribute("type");
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    }

    /** The action of the CALL that it tells of. */
    public String action() {
        return attribute("ocppaction");
    }

    /** The message id of the CALL that it tells of. */
    public String messageId() {
        return attribute("ocppmessageid");
    }

    /** The hash of action and payload (D7). */
    public String fingerprint() {
        return attribute("fingerprint");
    }

    /** Its number in its epoch; empty for an end that another node reported (D3). */
    public Optional<Long> sequence() {
        String number = attribute("sequence");
        return number.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(number));
    }

    /** Whether it tells of a CALL. */
    public boolean isCall() {
        return type().equals("ocpp.call");
    }

    /** Whether it tells of the end of a connection. */
    public boolean isEnd() {
        return type().equals("disconnected");
    }

    /** Whether it is marked as a repeat of this kind: {@code confirmed} or {@code possible} (D7). */
    public boolean isRepeat(String kind) {
        return attribute("repeat").equals(kind);
    }

    /** Whether this flag is among what was tolerated. */
    public boolean isFlagged(String flag) {
        return ("," + attribute("lenient") + ",").contains("," + flag + ",");
    }

    /** The answer that it carries, an empty object if it says none. */
    public JsonNode answer() {
        if (type().equals("ocpp.answer")) {
            return data();
        }
        String answer = attribute("ocppanswer");
        return JSON.readTree(answer.isEmpty() ? "{}" : answer);
    }

    /** The data as JSON. */
    public JsonNode data() {
        return JSON.readTree(value);
    }
}
