// SPDX-License-Identifier: MIT
/**
 * What every implementation of an SPI must do, as abstract test classes: extend one, say how to make the subject, and run
 * it with JUnit. A test is named after the rule of the SPI's Javadoc that it is about. API.
 */
@NullMarked
package io.cpgateway.testkit.contract;

import org.jspecify.annotations.NullMarked;
