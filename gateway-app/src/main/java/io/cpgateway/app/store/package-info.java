// SPDX-License-Identifier: MIT
/** The data folder of a node that is alone, and the tables in it that survive the end of the process. Internal. */
@NullMarked
package io.cpgateway.app.store;

import org.jspecify.annotations.NullMarked;
