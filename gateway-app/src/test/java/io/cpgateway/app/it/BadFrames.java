// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static io.cpgateway.app.it.BadFrame.bytes;
import static io.cpgateway.app.it.BadFrame.text;

import io.cpgateway.testkit.RawSocket;
import java.util.List;
import java.util.stream.Stream;

/** What charge points have sent, or might send, that is not OCPP. */
final class BadFrames {
    private static final String FORMATION = "x FormationViolation";
    private static final String OCCURENCE = "x OccurenceConstraintViolation";
    private static final String TYPE = "x TypeConstraintViolation";
    private static final String PROPERTY = "x PropertyConstraintViolation";
    private static final String NOTHING = "nothing";
    private static final int TOO_LONG_FOR_AN_ID = 37;
    private static final int UNREADABLE_ID = 256;
    private static final int MEGABYTE = 1 << 20;

    private BadFrames() {}

    static List<BadFrame> all() {
        return Stream.of(notJson(), shapes(), ids(), actions(), payloads(), answers(), transport())
                .flatMap(List::stream)
                .toList();
    }

    private static List<BadFrame> notJson() {
        return List.of(
                text(NOTHING, "empty text", ""),
                text(NOTHING, "blanks", " \t\r\n "),
                text(NOTHING, "words", "hello"),
                text(NOTHING, "HTML", "<html></html>"),
                text(NOTHING, "a brace", "{"),
                text(NOTHING, "a bracket", "["),
                text(NOTHING, "an open string", "[2,\"x"),
                text(FORMATION, "cut short after the action", "[2,\"x\",\"Heartbeat\""),
                text(FORMATION, "cut short in the payload", "[2,\"x\",\"Heartbeat\",{"),
                text(FORMATION, "cut short before the last bracket", "[2,\"x\",\"Heartbeat\",{}"),
                text(FORMATION, "a stray quote", "[2,\"x\",\"Heartbeat\",\"{}]"),
                text(FORMATION, "no value", "[2,\"x\",\"StopTransaction\",{\"transactionId\":,\"meterStop\":1}]"),
                text(FORMATION, "single quotes in the payload", "[2,\"x\",\"Authorize\",{'idTag':'A'}]"),
                text(FORMATION, "a comma at the end", "[2,\"x\",\"Heartbeat\",{},]"),
                text(NOTHING, "a comma at the beginning", "[,2,\"x\",\"Heartbeat\",{}]"),
                text(FORMATION, "a second document", "[2,\"x\",\"Heartbeat\",{}][2,\"y\",\"Heartbeat\",{}]"),
                text(FORMATION, "a comment", "[2,\"x\",\"Heartbeat\",{}/* */]"),
                text(FORMATION, "NaN", "[2,\"x\",\"StopTransaction\",{\"transactionId\":NaN}]"),
                text(FORMATION, "NUL in a string", "[2,\"x\",\"Authorize\",{\"idTag\":\"A\0\"}]"));
    }

    private static List<BadFrame> shapes() {
        return List.of(
                text(NOTHING, "an object", "{\"messageType\":2}"),
                text(NOTHING, "a number", "2"),
                text(NOTHING, "null", "null"),
                text(NOTHING, "an empty array", "[]"),
                text(NOTHING, "only a type", "[2]"),
                text(FORMATION, "only type and id", "[2,\"x\"]"),
                text(FORMATION, "no payload", "[2,\"x\",\"Heartbeat\"]"),
                text(FORMATION, "five elements", "[2,\"x\",\"Heartbeat\",{},{}]"),
                text(FORMATION, "payload an array", "[2,\"x\",\"Heartbeat\",[]]"),
                text(FORMATION, "payload a string", "[2,\"x\",\"Heartbeat\",\"{}\"]"),
                text(FORMATION, "payload a number", "[2,\"x\",\"Heartbeat\",1]"),
                text(NOTHING, "type a string", "[\"2\",\"x\",\"Heartbeat\",{}]"),
                text(NOTHING, "type a fraction", "[2.0,\"x\",\"Heartbeat\",{}]"),
                text(NOTHING, "type 1", "[1,\"x\",\"Heartbeat\",{}]"),
                text(NOTHING, "type 5 of OCPP 2.1", "[5,\"x\",\"InternalError\",\"\",{}]"),
                text(NOTHING, "type 6 of OCPP 2.1", "[6,\"x\",\"NotifyPeriodicEventStream\",{}]"),
                text(NOTHING, "type -2", "[-2,\"x\",\"Heartbeat\",{}]"),
                text(NOTHING, "a huge type", "[99999999999999999999,\"x\",\"Heartbeat\",{}]"),
                text(NOTHING, "nested once more", "[[2,\"x\",\"Heartbeat\",{}]]"));
    }

    private static List<BadFrame> ids() {
        String tooLong = "i".repeat(TOO_LONG_FOR_AN_ID);
        String unreadable = "i".repeat(UNREADABLE_ID);
        return List.of(
                text(NOTHING, "id a number", "[2,1,\"Heartbeat\",{}]"),
                text(NOTHING, "id null", "[2,null,\"Heartbeat\",{}]"),
                text(NOTHING, "id empty", "[2,\"\",\"Heartbeat\",{}]"),
                text(NOTHING, "id an object", "[2,{},\"Heartbeat\",{}]"),
                text(tooLong + " PropertyConstraintViolation", "id of 37", "[2,\"" + tooLong + "\",\"Heartbeat\",{}]"),
                text(NOTHING, "id of 256", "[2,\"" + unreadable + "\",\"Heartbeat\",{}]"));
    }

    private static List<BadFrame> actions() {
        return List.of(
                text("x NotImplemented", "an unknown action", "[2,\"x\",\"MakeCoffee\",{}]"),
                text("x NotImplemented", "an action in lower case", "[2,\"x\",\"heartbeat\",{}]"),
                text("x NotImplemented", "an action of 2.0.1", "[2,\"x\",\"TransactionEvent\",{}]"),
                text("x NotImplemented", "an empty action", "[2,\"x\",\"\",{}]"),
                text("x NotSupported", "the other side's action", "[2,\"x\",\"Reset\",{\"type\":\"Soft\"}]"),
                text(FORMATION, "action a number", "[2,\"x\",7,{}]"),
                text(FORMATION, "action null", "[2,\"x\",null,{}]"));
    }

    private static List<BadFrame> payloads() {
        String deep = "{\"a\":".repeat(64) + "1" + "}".repeat(64);
        return List.of(
                text(OCCURENCE, "a field missing", "[2,\"x\",\"Authorize\",{}]"),
                text(OCCURENCE, "null where a field is required", "[2,\"x\",\"Authorize\",null]"),
                text(OCCURENCE, "a field too many", "[2,\"x\",\"Heartbeat\",{\"extra\":1}]"),
                text(TYPE, "a number for a string", "[2,\"x\",\"Authorize\",{\"idTag\":5}]"),
                text(TYPE, "a string for a number", stop("\"1\"", "2026-01-01T00:00:00Z")),
                text(TYPE, "null for a string", "[2,\"x\",\"Authorize\",{\"idTag\":null}]"),
                text(TYPE, "a fraction for an integer", stop("1.5", "2026-01-01T00:00:00Z")),
                text(TYPE, "an object for a list", meterValues("{}")),
                text(PROPERTY, "a string too long", "[2,\"x\",\"Authorize\",{\"idTag\":\"" + "t".repeat(21) + "\"}]"),
                text(PROPERTY, "not of the enumeration", status("Sleeping")),
                text(PROPERTY, "the enumeration in lower case", status("available")),
                text(PROPERTY, "not a time", stop("1", "yesterday")),
                text(FORMATION, "a key twice", "[2,\"x\",\"Authorize\",{\"idTag\":\"A\",\"idTag\":\"B\"}]"),
                text(FORMATION, "nested too deep", "[2,\"x\",\"Heartbeat\"," + deep + "]"),
                text(FORMATION, "a depth bomb", "[2,\"x\",\"Heartbeat\",{\"a\":" + "[".repeat(30_000)),
                text(FORMATION, "a number bomb", stop("1".repeat(30_000), "2026-01-01T00:00:00Z")),
                text(FORMATION, "an exponent bomb", stop("1e999999999", "2026-01-01T00:00:00Z")));
    }

    private static List<BadFrame> answers() {
        return List.of(
                text(NOTHING, "a result that nobody asked for", "[3,\"x\",{}]"),
                text(NOTHING, "an error that nobody asked for", "[4,\"x\",\"GenericError\",\"\",{}]"),
                text(NOTHING, "a result without payload", "[3,\"x\"]"),
                text(NOTHING, "an error of wrong arity", "[4,\"x\"]"),
                text(NOTHING, "a result with an id too long", "[3,\"" + "i".repeat(TOO_LONG_FOR_AN_ID) + "\",{}]"));
    }

    private static List<BadFrame> transport() {
        String large = "[2,\"x\",\"Heartbeat\",{\"a\":\"" + "a".repeat(MEGABYTE) + "\"}]";
        return List.of(
                bytes("close 1003", "binary", RawSocket.BINARY, '[', ']'),
                bytes("close 1003", "empty binary", RawSocket.BINARY),
                bytes("close 1007", "a lone continuation byte", RawSocket.TEXT, '[', 0x80, ']'),
                bytes("close 1007", "an overlong slash", RawSocket.TEXT, 0xC0, 0xAF),
                bytes("close 1007", "a surrogate", RawSocket.TEXT, 0xED, 0xA0, 0x80),
                bytes("close 1007", "beyond Unicode", RawSocket.TEXT, 0xF4, 0x90, 0x80, 0x80),
                bytes("close 1007", "a character cut short", RawSocket.TEXT, '"', 0xE2, 0x82),
                bytes("close 1002", "a reserved opcode", 3, 1),
                text("close 1009", "a megabyte", large),
                text("close 1009", "one byte too many", "\"" + "a".repeat(65_535) + "\""));
    }

    private static String stop(String meterStop, String timestamp) {
        return "[2,\"x\",\"StopTransaction\",{\"transactionId\":1,\"meterStop\":" + meterStop + ",\"timestamp\":\""
                + timestamp + "\"}]";
    }

    private static String status(String status) {
        return "[2,\"x\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"" + status
                + "\"}]";
    }

    private static String meterValues(String list) {
        return "[2,\"x\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":" + list + "}]";
    }
}
