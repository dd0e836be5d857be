// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A CALL that a virtual charge point received, to be answered at any time, rightly or not. Thread-safe. */
public final class IncomingCall {
    private final String messageId;
    private final String action;
    private final JsonNode payload;
    private final Consumer<String> sender;

    IncomingCall(String messageId, String action, JsonNode payload, Consumer<String> sender) {
        this.messageId = messageId;
        this.action = action;
        this.payload = payload;
        this.sender = sender;
    }

    /** Its id. */
    public String messageId() {
        return messageId;
    }

    /** What is asked. */
    public String action() {
        return action;
    }

    /** What is asked with. */
    public JsonNode payload() {
        return payload;
    }

    /** Answers with a CALLRESULT of this payload, JSON. */
    public void result(String json) {
        frame("[3," + Json.quoted(messageId) + "," + json + "]");
    }

    /** Answers with a CALLERROR. */
    public void error(String code, String description) {
        frame("[4," + Json.quoted(messageId) + "," + Json.quoted(code) + "," + Json.quoted(description) + ",{}]");
    }

    /** Sends any text instead. */
    public void frame(String text) {
        sender.accept(text);
    }
}
