// SPDX-License-Identifier: MIT
/** What operators look at from outside: health, metrics, log lines. Internal. */
@NullMarked
package io.cpgateway.app.ops;

import org.jspecify.annotations.NullMarked;
