// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.rpc.Frame;

/**
 * A frame of the right shape. A CALL names an action that a charge point may send, and its payload is valid; the payload
 * of a CALLRESULT is any JSON object, to be checked with {@link OcppCodec#checkResponse} by whoever knows the action.
 *
 * @param frame the frame; its payload is the text as received, {@code null} as {@code {}}
 */
public record Decoded(Frame frame) implements DecodeResult {}
