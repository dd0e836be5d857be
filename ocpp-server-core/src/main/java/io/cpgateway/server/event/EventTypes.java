// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of events, each defined once. */
public final class EventTypes {
    /** Every type begins with it. */
    public static final String PREFIX = "io.cpgateway.";

    /** A charge point is connected. */
    public static final String CONNECTED = PREFIX + "connected";

    /** A connection ended. */
    public static final String DISCONNECTED = PREFIX + "disconnected";

    /** A charge point sent a CALL: with its answer, or as the request to a backend. */
    public static final String CALL = PREFIX + "ocpp.call";

    /** A CALL was answered that a backend had been asked about. */
    public static final String ANSWER = PREFIX + "ocpp.answer";

    /** A frame was refused. */
    public static final String REJECTED = PREFIX + "ocpp.rejected";

    /** A command reached a state. */
    public static final String COMMAND_STATUS = PREFIX + "command.status";

    /** A charge point is connected, in business words. */
    public static final String BUSINESS_CONNECTED = PREFIX + "charge_point.connected";

    /** A connection ended, in business words. */
    public static final String BUSINESS_DISCONNECTED = PREFIX + "charge_point.disconnected";

    /** A charge point told the gateway about itself, and was answered. */
    public static final String BUSINESS_BOOTED = PREFIX + "charge_point.booted";

    /** A connector is in another state. */
    public static final String BUSINESS_STATUS_CHANGED = PREFIX + "connector.status_changed";

    /** A transaction began. */
    public static final String BUSINESS_STARTED = PREFIX + "transaction.started";

    /** Meter values came, within a transaction or without. */
    public static final String BUSINESS_METER_VALUES = PREFIX + "transaction.meter_values";

    /** A transaction ended. */
    public static final String BUSINESS_STOPPED = PREFIX + "transaction.stopped";

    /** What a backend wants of a charge point. */
    public static final String COMMAND = PREFIX + "command";

    /** What a backend answers to a CALL. */
    public static final String REPLY = PREFIX + "reply";

    /** Something that could not be processed. */
    public static final String QUARANTINE = PREFIX + "quarantine";

    private EventTypes() {}

    /** What a change of presence means in business words; its id follows from its cause, so that it is never doubled. */
    public static GatewayEvent presence(GatewayEvent cause, String type, @Nullable String reason) {
        String data = "{\"chargePointId\":\"" + cause.chargePointId() + "\",\"timestamp\":\"" + cause.time() + "\""
                + (reason == null ? "" : ",\"reason\":\"" + reason + "\"") + "}";
        return new GatewayEvent(
                EventStream.BUSINESS,
                cause.id() + "/business",
                type,
                cause.source(),
                cause.chargePointId(),
                cause.time(),
                Map.of(EventAttribute.SOURCE_ID.wireName(), cause.id()),
                EventData.json(RawJson.of(data)));
    }

    /** The one id of the end of a connection, whoever writes it. */
    public static String disconnectedId(ChargePointId id, long epoch) {
        return "disconnected/" + id + "/" + epoch;
    }

    /** The data of the end of a connection. */
    public static EventData disconnectedData(String reason, int code, long lastDurable) {
        return EventData.json(RawJson.of(
                "{\"reason\":\"" + reason + "\",\"code\":" + code + ",\"lastDurable\":" + lastDurable + "}"));
    }

    /** The data of an end that another node reports: what was durable last, it cannot know. */
    public static EventData lostData(String reason, int code) {
        return EventData.json(RawJson.of("{\"reason\":\"" + reason + "\",\"code\":" + code + "}"));
    }
}
