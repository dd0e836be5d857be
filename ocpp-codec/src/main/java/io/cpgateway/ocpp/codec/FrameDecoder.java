// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.Rejected.Origin;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.rpc.Call;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Decodes text messages: the frame, then the action and the payload of a CALL. Thread-safe. */
final class FrameDecoder {
    private final Protocol protocol;
    private final Reader reader;
    private final JsonReading json;
    private final PayloadJudge judge;

    FrameDecoder(Protocol protocol, Reader reader, JsonReading json, PayloadJudge judge) {
        this.protocol = protocol;
        this.reader = reader;
        this.json = json;
        this.judge = judge;
    }

    DecodeResult decode(String text) {
        if (text.length() > json.limits().maxBytes()) {
            return tooLarge();
        }
        return Utf8.encode(text).map(this::decodeValidUtf8).orElseGet(FrameDecoder::invalidUtf8);
    }

    DecodeResult decode(byte[] utf8) {
        if (utf8.length > json.limits().maxBytes()) {
            return tooLarge();
        }
        return Utf8.isValid(utf8) ? decodeValidUtf8(utf8) : invalidUtf8();
    }

    private DecodeResult decodeValidUtf8(byte[] utf8) {
        if (utf8.length > json.limits().maxBytes()) {
            return tooLarge();
        }
        if (isBlank(utf8)) {
            return new Ignored(Ignored.Reason.EMPTY_TEXT);
        }
        FrameReader.Reading reading = new FrameReader(json, utf8).read();
        JsonNode payload = reading.payload();
        if (payload != null && reading.result() instanceof Decoded decoded && decoded.frame() instanceof Call call) {
            return judgeCall(call, payload);
        }
        return reading.result();
    }

    private DecodeResult judgeCall(Call call, JsonNode payload) {
        Optional<Action<?, ?>> action = protocol.action(call.action());
        if (action.isEmpty()) {
            return refused(call, ErrorCode.NOT_IMPLEMENTED, Violation.ACTION, "the action is not known");
        }
        if (!reader.mayBeSent(action.get().direction())) {
            String description = call.action() + " is not for " + reader.otherSide() + " to send";
            return refused(call, ErrorCode.NOT_SUPPORTED, Violation.DIRECTION, description);
        }
        Judged judged = judge.judge(payload, MessageType.request(action.get()));
        Violation violation = judged.violation();
        if (violation != null) {
            return refused(call, violation);
        }
        return judged.tolerances().isEmpty()
                ? new Decoded(call)
                : new Decoded(call, judged.tolerances(), json.write(judged.tree()));
    }

    private Fatal tooLarge() {
        return new Fatal(Fatal.TOO_LARGE, "message longer than " + json.limits().maxBytes() + " bytes");
    }

    private static Fatal invalidUtf8() {
        return new Fatal(Fatal.INVALID_UTF8, "message is not valid UTF-8");
    }

    private static Rejected refused(Call call, ErrorCode code, String keyword, String description) {
        return refused(call, new Violation(code, "", keyword, description));
    }

    private static Rejected refused(Call call, Violation violation) {
        String action = FrameReader.isReadable(call.action()) ? call.action() : null;
        return new Rejected(Origin.CALL, call.messageId(), action, violation);
    }

    private static boolean isBlank(byte[] utf8) {
        for (byte b : utf8) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
