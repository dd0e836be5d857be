// SPDX-License-Identifier: MIT
/** Frames to text and back: validated, never throwing for bad input. API. */
@NullMarked
package io.cpgateway.ocpp.codec;

import org.jspecify.annotations.NullMarked;
