// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.rpc;

import io.cpgateway.ocpp.model.RawJson;

/**
 * A request: {@code [2, messageId, action, payload]} (OCPP-J §4.2.1).
 *
 * @param messageId the id
 * @param action the action's name
 * @param payload the request, a JSON object
 */
public record Call(String messageId, String action, RawJson payload) implements Frame {}
