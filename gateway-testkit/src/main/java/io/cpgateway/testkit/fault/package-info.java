// SPDX-License-Identifier: MIT
/**
 * What goes wrong between two programs, on request: a TCP proxy that slows down, swallows and breaks connections, and a
 * clock that is wrong. API.
 */
@NullMarked
package io.cpgateway.testkit.fault;

import org.jspecify.annotations.NullMarked;
