// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.rpc;

import io.cpgateway.ocpp.model.RawJson;

/**
 * A refusal: {@code [4, messageId, errorCode, errorDescription, errorDetails]} (OCPP-J §4.2.3).
 *
 * @param messageId the id of the CALL
 * @param code the error code as written on the wire; peers use both spellings and codes of their own
 * @param description for people, at most {@value #MAX_DESCRIPTION_LENGTH} characters, empty if there is none
 * @param details a JSON object, {@code {}} if there are none
 */
public record CallError(String messageId, String code, String description, RawJson details) implements Frame {
    /** The longest description, in characters (§4.2.3). */
    public static final int MAX_DESCRIPTION_LENGTH = 255;
}
