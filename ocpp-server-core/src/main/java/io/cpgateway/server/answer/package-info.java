// SPDX-License-Identifier: MIT
/** Who decides what a charge point is answered, and how. */
@NullMarked
package io.cpgateway.server.answer;

import org.jspecify.annotations.NullMarked;
