// SPDX-License-Identifier: MIT
/** How events look on the outside. API. */
@NullMarked
package io.cpgateway.server.event;

import org.jspecify.annotations.NullMarked;
