// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.rpc;

/**
 * One RPC message of OCPP-J (§4.2). Message types 5 (CALLRESULTERROR) and 6 (SEND) of OCPP 2.1 will join when that
 * version does.
 */
public sealed interface Frame permits Call, CallResult, CallError {
    /** The longest message id that the protocol allows, in characters (§4.1.4). */
    int MAX_MESSAGE_ID_LENGTH = 36;

    /** {@return the id that ties an answer to its CALL: unique per sender and connection, never empty} */
    String messageId();
}
