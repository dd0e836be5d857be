// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** The streams that events are published on; with Kafka each is a topic of that name. */
public enum EventStream {
    /** What charge points did: calls, presence, refusals. */
    EVENTS("ocpp.events"),
    /** The same in words that hold for every OCPP version. */
    BUSINESS("charging.events"),
    /** The states that commands went through. */
    COMMAND_STATUS("ocpp.command-status"),
    /** What could not be processed, kept for people. */
    QUARANTINE("ocpp.quarantine");

    private final String topic;

    EventStream(String topic) {
        this.topic = topic;
    }

    /** The topic's name. */
    public String topic() {
        return topic;
    }
}
