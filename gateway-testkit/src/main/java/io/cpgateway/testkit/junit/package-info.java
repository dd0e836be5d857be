// SPDX-License-Identifier: MIT
/**
 * A gateway, and charge points that connect to it, as parameters of JUnit tests. API.
 */
@NullMarked
package io.cpgateway.testkit.junit;

import org.jspecify.annotations.NullMarked;
