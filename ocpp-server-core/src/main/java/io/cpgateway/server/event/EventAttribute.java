// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

/**
 * The extension attributes of events and of what backends send, each named once (design §5). On Kafka each is a header,
 * {@code ce_} and the name.
 */
public enum EventAttribute {
    /** The version of OCPP, such as {@code 1.6}. */
    OCPP_VERSION("ocppversion"),
    /** The action of a CALL, or of a command. */
    OCPP_ACTION("ocppaction"),
    /** The message id that the charge point gave its CALL. */
    OCPP_MESSAGE_ID("ocppmessageid"),
    /** The payload of the CALLRESULT; left out when it is {@code {}}. */
    OCPP_ANSWER("ocppanswer"),
    /** The code of the CALLERROR that a backend asked for. */
    OCPP_ERROR_CODE("ocpperrorcode"),
    /** Its description. */
    OCPP_ERROR_DESCRIPTION("ocpperrordescription"),
    /** The transaction that a CALL is about. */
    TRANSACTION_ID("transactionid"),
    /** The connection, by a number that rises with each of a charge point. */
    EPOCH("epoch"),
    /** The place among the events of an epoch, from 1. */
    SEQUENCE("sequence"),
    /** That a CALL came before: {@code confirmed} or {@code possible} (D7). */
    REPEAT("repeat"),
    /** The id of the event that the first one had. */
    REPEAT_OF("repeatof"),
    /** A hash of action and payload. */
    FINGERPRINT("fingerprint"),
    /** What was tolerated, or what the gateway could not know: {@link EventFlag}s and tolerances, comma-separated. */
    LENIENT("lenient"),
    /** The id of the event that is answered. */
    CORRELATION_ID("correlationid"),
    /** The code of the CALLERROR by which a frame was refused. */
    ERROR_CODE("errorcode"),
    /** The keyword of the schema that was violated. */
    ERROR_KEYWORD("errorkeyword"),
    /** Where, as a JSON pointer. */
    ERROR_POINTER("errorpointer"),
    /** The id of the event that a business event follows from. */
    SOURCE_ID("sourceid"),
    /** The command. */
    COMMAND_ID("commandid"),
    /** Its state. */
    COMMAND_STATE("commandstate"),
    /** {@code true} for an answer that came after its command had timed out. */
    LATE("late"),
    /** Until when a command may be sent. */
    NOT_AFTER("notafter"),
    /** The priority of a command. */
    PRIORITY("priority"),
    /** Why something is in the quarantine. */
    REASON("reason"),
    /** The topic that it came from, or was meant for. */
    SOURCE_TOPIC("sourcetopic"),
    /** The partition that it came from. */
    SOURCE_PARTITION("sourcepartition"),
    /** The offset that it came from. */
    SOURCE_OFFSET("sourceoffset"),
    /** How many bytes it had. */
    DATA_SIZE("datasize"),
    /** The SHA-256 of all of them, in hexadecimal digits. */
    DATA_HASH("datahash");

    private final String wireName;

    EventAttribute(String wireName) {
        this.wireName = wireName;
    }

    /** The name as CloudEvents has it. */
    public String wireName() {
        return wireName;
    }
}
