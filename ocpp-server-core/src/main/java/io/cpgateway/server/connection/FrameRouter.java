// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.DecodeResult;
import io.cpgateway.ocpp.codec.Decoded;
import io.cpgateway.ocpp.codec.Fatal;
import io.cpgateway.ocpp.codec.Ignored;
import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.rpc.Frame;

/** Hands each frame to the direction it belongs to. Confined to its connection. */
final class FrameRouter {
    /** Nothing is wrong. */
    static final int STAY_OPEN = 0;

    private static final int POLICY_VIOLATION = 1008;

    private final Protocol protocol;
    private final InboundCalls inbound;
    private final OutboundCalls outbound;

    FrameRouter(Protocol protocol, InboundCalls inbound, OutboundCalls outbound) {
        this.protocol = protocol;
        this.inbound = inbound;
        this.outbound = outbound;
    }

    /** The code to close with, {@link #STAY_OPEN} if there is no need to. */
    int route(Step step, Input.FrameArrived input) {
        DecodeResult result = input.result();
        if (result instanceof Decoded decoded) {
            return route(step, decoded, input);
        } else if (result instanceof Rejected rejected) {
            return route(step, rejected, input.text());
        } else if (result instanceof Ignored ignored) {
            boolean empty = ignored.reason() == Ignored.Reason.EMPTY_TEXT;
            step.count(empty ? Tally.EMPTY_FRAME : Tally.UNKNOWN_MESSAGE_TYPE);
        }
        return result instanceof Fatal fatal ? fatal.closeCode() : STAY_OPEN;
    }

    private int route(Step step, Decoded decoded, Input.FrameArrived input) {
        Frame frame = decoded.frame();
        if (frame instanceof Call call) {
            Action<?, ?> action = protocol.action(call.action()).orElseThrow();
            return stayOpenIf(
                    inbound.arrived(step, new ReadableCall(call, action, input.leniency(), decoded), input.text()));
        } else if (frame instanceof CallResult result) {
            outbound.result(step, result, input.leniency());
        } else if (frame instanceof CallError error) {
            outbound.error(step, error);
        }
        return STAY_OPEN;
    }

    private int route(Step step, Rejected rejected, String text) {
        if (rejected.origin() == Rejected.Origin.ANSWER) {
            outbound.badAnswer(step, rejected);
            return STAY_OPEN;
        }
        return stayOpenIf(inbound.arrived(step, rejected, text));
    }

    private static int stayOpenIf(boolean taken) {
        return taken ? STAY_OPEN : POLICY_VIOLATION;
    }
}
