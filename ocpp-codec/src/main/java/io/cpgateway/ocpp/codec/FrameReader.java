// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.JsonReading.JsonFault;
import io.cpgateway.ocpp.codec.Rejected.Origin;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.rpc.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one frame token by token, so that whatever came before a fault (above all the message id) is known when it is
 * refused (OCPP-J 1.6 §4.2, design rule C7). One per text, confined to the thread that decodes.
 */
final class FrameReader {
    /**
     * @param result what the text is; the action and payload of a CALL are still to be checked
     * @param payload the payload of a decoded CALL, else null
     */
    record Reading(DecodeResult result, @Nullable JsonNode payload) {}

    private final JsonReading json;
    private final byte[] utf8;
    private Origin origin = Origin.UNREADABLE;
    private @Nullable String messageId;
    private @Nullable String action;
    private @Nullable Violation idViolation;
    private @Nullable JsonNode payload;

    FrameReader(JsonReading json, byte[] utf8) {
        this.json = json;
        this.utf8 = utf8;
    }

    Reading read() {
        try (JsonParser parser = json.parser(utf8)) {
            Frame frame = readFrame(parser);
            if (frame == null) {
                return new Reading(new Ignored(Ignored.Reason.UNKNOWN_MESSAGE_TYPE), null);
            }
            if (idViolation != null) {
                return refuse(idViolation);
            }
            return new Reading(new Decoded(frame), payload);
        } catch (JsonFault e) {
            return refuse(e.violation());
        } catch (JacksonException e) {
            return refuse(json.violationOf(e));
        }
    }

    private Reading refuse(Violation violation) {
        Violation first = idViolation == null ? violation : idViolation;
        return new Reading(new Rejected(origin, messageId, action, first), null);
    }

    private @Nullable Frame readFrame(JsonParser parser) {
        require(parser.nextToken() == JsonToken.START_ARRAY, "the text is not a JSON array");
        require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT, "the message type is not an integer");
        Frame frame;
        switch (parser.getString()) {
            case "2" -> frame = readCall(parser);
            case "3" -> frame = readCallResult(parser);
            case "4" -> frame = readCallError(parser);
            default -> {
                return null;
            }
        }
        json.requireEnd(parser);
        return frame;
    }

    private Call readCall(JsonParser parser) {
        String id = readMessageId(parser);
        origin = Origin.CALL;
        require(parser.nextToken() == JsonToken.VALUE_STRING, "the action of a CALL is not a string");
        String name = parser.getString();
        action = isReadable(name) ? name : null;
        JsonToken token = parser.nextToken();
        require(token != JsonToken.END_ARRAY, "a CALL of 3 elements, 4 expected");
        require(
                token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL,
                "the payload of a CALL is not a JSON object");
        RawJson raw = RawJson.EMPTY_OBJECT;
        JsonNode tree = JsonNodeFactory.instance.objectNode();
        if (token == JsonToken.START_OBJECT) {
            int start = startOfToken(parser);
            tree = json.tree(parser);
            raw = slice(start, parser);
        }
        payload = tree;
        require(parser.nextToken() == JsonToken.END_ARRAY, "a CALL of more than 4 elements");
        return new Call(id, name, raw);
    }

    private CallResult readCallResult(JsonParser parser) {
        origin = Origin.ANSWER;
        String id = readMessageId(parser);
        JsonToken token = parser.nextToken();
        require(token != JsonToken.END_ARRAY, "a CALLRESULT of 2 elements, 3 expected");
        RawJson raw = readRawObject(parser, token, "the payload of a CALLRESULT is not a JSON object");
        require(parser.nextToken() == JsonToken.END_ARRAY, "a CALLRESULT of more than 3 elements");
        return new CallResult(id, raw);
    }

    private CallError readCallError(JsonParser parser) {
        origin = Origin.ANSWER;
        String id = readMessageId(parser);
        require(parser.nextToken() == JsonToken.VALUE_STRING, "the error code of a CALLERROR is not a string");
        String code = parser.getString();
        require(parser.nextToken() == JsonToken.VALUE_STRING, "the description of a CALLERROR is not a string");
        String description = Descriptions.cut(parser.getString(), CallError.MAX_DESCRIPTION_LENGTH);
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return new CallError(id, code, description, RawJson.EMPTY_OBJECT);
        }
        RawJson details = readRawObject(parser, token, "the details of a CALLERROR are not a JSON object");
        require(parser.nextToken() == JsonToken.END_ARRAY, "a CALLERROR of more than 5 elements");
        return new CallError(id, code, description, details);
    }

    private String readMessageId(JsonParser parser) {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw new JsonFault(idViolation(ErrorCode.FORMATION_VIOLATION, "the message id is not a string"));
        }
        String id = parser.getString();
        int length = id.codePointCount(0, id.length());
        if (length == 0) {
            throw new JsonFault(idViolation(ErrorCode.FORMATION_VIOLATION, "the message id is empty"));
        }
        if (length > Frame.MAX_MESSAGE_ID_LENGTH) {
            Violation violation = idViolation(
                    ErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                    "message id of " + length + " characters, at most " + Frame.MAX_MESSAGE_ID_LENGTH + " allowed");
            if (length > Rejected.MAX_READABLE_ID_LENGTH) {
                throw new JsonFault(violation);
            }
            idViolation = violation;
        }
        messageId = id;
        return id;
    }

    private RawJson readRawObject(JsonParser parser, JsonToken token, String otherwise) {
        if (token == JsonToken.VALUE_NULL) {
            return RawJson.EMPTY_OBJECT;
        }
        require(token == JsonToken.START_OBJECT, otherwise);
        int start = startOfToken(parser);
        parser.skipChildren();
        return slice(start, parser);
    }

    private RawJson slice(int start, JsonParser parser) {
        int end = Math.toIntExact(parser.currentLocation().getByteOffset());
        return RawJson.copyOf(utf8, start, end - start);
    }

    private static int startOfToken(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    static boolean isReadable(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= Rejected.MAX_READABLE_ID_LENGTH;
    }

    private static Violation idViolation(ErrorCode code, String description) {
        return new Violation(code, "", Violation.MESSAGE_ID, description);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new JsonFault(new Violation(ErrorCode.FORMATION_VIOLATION, "", Violation.FRAME, otherwise));
        }
    }
}
