// SPDX-License-Identifier: MIT
/** Tools for tests against a gateway: virtual charge points on real sockets. */
@NullMarked
package io.cpgateway.testkit;

import org.jspecify.annotations.NullMarked;
