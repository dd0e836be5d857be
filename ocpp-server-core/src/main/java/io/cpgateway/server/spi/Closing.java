// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.time.Instant;

/**
 * How a connection ended.
 *
 * @param at when
 * @param code the WebSocket close code, 1006 if the peer vanished
 * @param reason one of the reasons of the {@code disconnected} event
 * @param by {@code charge_point} or {@code gateway}
 */
public record Closing(Instant at, int code, String reason, String by) {}
