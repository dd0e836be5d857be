// SPDX-License-Identifier: MIT
/**
 * The seam to WebSocket containers: what one must offer for a connection, and what it must say of an upgrade request.
 * API for those who write a transport.
 */
@NullMarked
package io.cpgateway.server.transport;

import org.jspecify.annotations.NullMarked;
