// SPDX-License-Identifier: MIT
package io.cpgateway.server.metrics;

/** Everything that is measured: the one place where names, labels and meanings are written. No label holds an id. */
public enum ServerMetric {
    /** Inbound CALLs taken in. */
    EVENTS_RECEIVED("ocppgw.events.received", Kind.COUNTER, "", "Inbound CALLs, and frames that nobody can answer"),
    /** Those that became durable events. */
    EVENTS_PUBLISHED("ocppgw.events.published", Kind.COUNTER, "", "Of those received: became a durable event"),
    /** Those that make no event. */
    EVENTS_UNPUBLISHED(
            "ocppgw.events.unpublished",
            Kind.COUNTER,
            "",
            "Of those received: make no event, or were absorbed repeats"),
    /** Those that were refused. */
    EVENTS_REJECTED("ocppgw.events.rejected", Kind.COUNTER, "", "Of those received: refused as invalid"),
    /** Those that were not answered. */
    EVENTS_FAILED("ocppgw.events.failed", Kind.COUNTER, "", "Of those received: not answered, as the event failed"),
    /** Those that are not decided. */
    EVENTS_IN_FLIGHT("ocppgw.events.in.flight", Kind.GAUGE, "", "Of those received: not decided yet"),
    /** Charge points that are connected. */
    CONNECTIONS("ocppgw.connections", Kind.GAUGE, "", "Charge points that are connected to this node"),
    /** Connections that were opened. */
    CONNECTIONS_OPENED("ocppgw.connections.opened", Kind.COUNTER, "", "Connections that were opened"),
    /** Connections that ended. */
    CONNECTIONS_CLOSED(
            "ocppgw.connections.closed",
            Kind.COUNTER,
            "reason",
            "Connections that ended, as their last event says why"),
    /** Upgrade requests that were refused. */
    UPGRADES_REFUSED("ocppgw.upgrades.refused", Kind.COUNTER, "reason", "Upgrade requests that were refused"),
    /** Sockets that are not upgraded; measured by the program. */
    HANDSHAKES("ocppgw.handshakes", Kind.GAUGE, "", "Sockets on the port of charge points whose upgrade is not done"),
    /** Sockets that had to go; measured by the program. */
    HANDSHAKES_SHED(
            "ocppgw.handshakes.shed",
            Kind.COUNTER,
            "",
            "Such sockets that were closed to make room for others (`storms.handshakes_at_once`, `…_per_source`)"),
    /** Frames that were ignored. */
    FRAMES_IGNORED("ocppgw.frames.ignored", Kind.COUNTER, "reason", "Inbound frames that were ignored"),
    /** Answers to nothing. */
    ANSWERS_UNMATCHED(
            "ocppgw.answers.unmatched", Kind.COUNTER, "", "Answers of charge points to nothing that was open"),
    /** Message ids that came again with other content. */
    MESSAGE_IDS_REUSED(
            "ocppgw.message.ids.reused", Kind.COUNTER, "", "CALLs whose message id came before with other content"),
    /** CALLs that were forgiven what is wrong. */
    CALLS_TOLERATED(
            "ocppgw.calls.tolerated", Kind.COUNTER, "", "CALLs that were served although they break the schema"),
    /** States that commands reached. */
    COMMANDS("ocppgw.commands", Kind.COUNTER, "state", "States that commands reached and this node reported"),
    /** Replies of backends. */
    BACKEND_REPLIES(
            "ocppgw.backend.replies",
            Kind.COUNTER,
            "outcome",
            "Replies of backends that were brought in; missing: CALLs to which none came in time"),
    /** The version that runs. */
    INFO("ocppgw.info", Kind.GAUGE, "version", "Always 1; the label says which version runs");

    /** What a value means. */
    public enum Kind {
        /** It only rises. */
        COUNTER,
        /** It goes up and down. */
        GAUGE
    }

    private final String meterName;
    private final Kind kind;
    private final String label;
    private final String description;

    ServerMetric(String meterName, Kind kind, String label, String description) {
        this.meterName = meterName;
        this.kind = kind;
        this.label = label;
        this.description = description;
    }

    /** The name of the meter. */
    public String meterName() {
        return meterName;
    }

    /** The name as Prometheus shows it. */
    public String prometheusName() {
        return meterName.replace('.', '_') + (kind == Kind.COUNTER ? "_total" : "");
    }

    /** What its value means. */
    public Kind kind() {
        return kind;
    }

    /** The name of its label, empty if it has none. */
    public String label() {
        return label;
    }

    /** For people. */
    public String description() {
        return description;
    }
}
