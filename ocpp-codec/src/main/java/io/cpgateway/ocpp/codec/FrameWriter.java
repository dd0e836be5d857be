// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.rpc.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes frames: strings escaped as JSON asks for, payloads byte by byte as they are. */
final class FrameWriter {
    private FrameWriter() {}

    static byte[] write(Frame frame) {
        StringBuilder head = new StringBuilder(128);
        RawJson tail;
        if (frame instanceof Call call) {
            begin(head, '2', call.messageId());
            string(head.append(','), call.action());
            tail = call.payload();
        } else if (frame instanceof CallResult result) {
            begin(head, '3', result.messageId());
            tail = result.payload();
        } else if (frame instanceof CallError error) {
            begin(head, '4', error.messageId());
            string(head.append(','), error.code());
            string(head.append(','), Descriptions.cut(error.description(), CallError.MAX_DESCRIPTION_LENGTH));
            tail = error.details();
        } else {
            throw new AssertionError("a kind of frame without a way to write it");
        }
        return join(head.append(',').toString().getBytes(StandardCharsets.UTF_8), tail.toByteArray());
    }

    private static void begin(StringBuilder head, char messageType, String messageId) {
        string(head.append('[').append(messageType).append(','), messageId);
    }

    private static byte[] join(byte[] head, byte[] payload) {
        byte[] frame = new byte[head.length + payload.length + 1];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(payload, 0, frame, head.length, payload.length);
        frame[frame.length - 1] = ']';
        return frame;
    }

    private static void string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            character(out, text.codePointAt(i));
        }
        out.append('"');
    }

    /** Half a surrogate pair can be received as an escape, so it goes back as one: UTF-8 has no form for it. */
    private static void character(StringBuilder out, int codePoint) {
        boolean halfPair = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (codePoint == '"' || codePoint == '\\') {
            out.append('\\').append((char) codePoint);
        } else if (codePoint < ' ' || halfPair) {
            out.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
        } else {
            out.appendCodePoint(codePoint);
        }
    }
}
