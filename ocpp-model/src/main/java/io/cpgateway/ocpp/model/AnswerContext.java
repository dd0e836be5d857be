// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What a default answer may depend on.
 *
 * @param now the time at which the answer is given
 * @param heartbeatInterval the heartbeat interval to hand out, in whole seconds
 */
public record AnswerContext(Instant now, Duration heartbeatInterval) {}
