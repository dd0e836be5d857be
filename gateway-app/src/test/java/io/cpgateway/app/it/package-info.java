// SPDX-License-Identifier: MIT
/** The gateway as a whole, over real sockets and in processes of its own. */
@NullMarked
package io.cpgateway.app.it;

import org.jspecify.annotations.NullMarked;
