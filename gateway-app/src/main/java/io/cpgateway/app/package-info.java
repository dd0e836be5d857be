// SPDX-License-Identifier: MIT
/** The runnable gateway: Main and its wiring. */
@NullMarked
package io.cpgateway.app;

import org.jspecify.annotations.NullMarked;
