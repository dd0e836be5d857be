// SPDX-License-Identifier: MIT
/**
 * The transport for any Jakarta container: one servlet on the application's own port. API: {@link
 * io.cpgateway.server.transport.jakarta.OcppServlet}, {@link io.cpgateway.server.transport.jakarta.PingWriter}.
 */
@NullMarked
package io.cpgateway.server.transport.jakarta;

import org.jspecify.annotations.NullMarked;
