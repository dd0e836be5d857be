// SPDX-License-Identifier: MIT
/** What the server counts. API. */
@NullMarked
package io.cpgateway.server.metrics;

import org.jspecify.annotations.NullMarked;
