// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.rpc.CallError;

/**
 * What is wrong with a frame or payload. Of several faults it is the first one in the order of the text; a missing field
 * counts where its object ends.
 *
 * @param code the error code to refuse with
 * @param pointer JSON pointer into the payload (RFC 6901): the offending value, the field that is missing, or the field
 *     that must not be there; {@code ""} for the payload as a whole, for the frame, and for the object around a field
 *     whose own name is too long or unprintable
 * @param keyword which rule is broken: a keyword of JSON Schema ({@code type}, {@code required}, {@code enum} …) or one
 *     of the names below
 * @param description for people and for the CALLERROR; at most {@value CallError#MAX_DESCRIPTION_LENGTH} characters, no
 *     control characters, and nothing of the value itself
 */
public record Violation(ErrorCode code, String pointer, String keyword, String description) {
    /** Keyword: the text is no well-formed JSON, has a key twice, or goes on after its end. */
    public static final String JSON = "json";
    /** Keyword: nested too deep, too many tokens, or a too long string, name or number ({@link CodecLimits}). */
    public static final String LIMIT = "limit";
    /** Keyword: not an array, the wrong number of elements, or an element of the wrong kind. */
    public static final String FRAME = "frame";
    /** Keyword: the message id is too long, empty or no string. */
    public static final String MESSAGE_ID = "messageId";
    /** Keyword: the version has no such action. */
    public static final String ACTION = "action";
    /** Keyword: the action is not for the side that sent it. */
    public static final String DIRECTION = "direction";

    /** Cuts the description to its limit and replaces control characters. */
    public Violation {
        description = Descriptions.safe(description);
    }

    /** The description after the pointer, for whoever gets this text alone; without the pointer if both are too long. */
    public String located() {
        String located = pointer + ": " + description;
        boolean fits = located.length() <= CallError.MAX_DESCRIPTION_LENGTH;
        return pointer.isEmpty() || !fits ? description : located;
    }
}
