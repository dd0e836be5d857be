// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.rpc.Frame;
import java.util.List;

/**
 * A frame of the right shape. A CALL names an action that the other side may send, and its payload is valid or was
 * forgiven what is wrong; the payload of a CALLRESULT is any JSON object, to be judged with {@link
 * OcppCodec#judgeResponse} by whoever knows the action.
 *
 * @param frame the frame; its payload is the text as received, {@code null} as {@code {}}
 * @param tolerances what the payload of a CALL was forgiven; empty if it is valid as received
 * @param repaired the payload with all repairs made; the same as that of the frame if there are none
 */
public record Decoded(Frame frame, List<Tolerance> tolerances, RawJson repaired) implements DecodeResult {
    /** Copies the tolerances. */
    public Decoded {
        tolerances = List.copyOf(tolerances);
    }

    /** A frame that needed no tolerance. */
    public Decoded(Frame frame) {
        this(frame, List.of(), payloadOf(frame));
    }

    private static RawJson payloadOf(Frame frame) {
        if (frame instanceof Call call) {
            return call.payload();
        }
        if (frame instanceof CallResult result) {
            return result.payload();
        }
        if (frame instanceof CallError error) {
            return error.details();
        }
        throw new AssertionError("a kind of frame without a payload");
    }
}
