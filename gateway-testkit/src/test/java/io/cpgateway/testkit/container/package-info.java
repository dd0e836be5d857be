// SPDX-License-Identifier: MIT
/** The Jakarta transport on the containers that it is made for: the same contracts on each. */
@NullMarked
package io.cpgateway.testkit.container;

import org.jspecify.annotations.NullMarked;
