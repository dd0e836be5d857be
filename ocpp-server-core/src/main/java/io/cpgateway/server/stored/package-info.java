// SPDX-License-Identifier: MIT
/** How stores write the values of the SPI, so that each does it the same way. Internal. */
@NullMarked
package io.cpgateway.server.stored;

import org.jspecify.annotations.NullMarked;
