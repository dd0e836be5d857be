// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.rpc;

import io.cpgateway.ocpp.model.RawJson;

/**
 * A positive answer: {@code [3, messageId, payload]} (OCPP-J §4.2.2).
 *
 * @param messageId the id of the CALL
 * @param payload the response, a JSON object
 */
public record CallResult(String messageId, RawJson payload) implements Frame {}
