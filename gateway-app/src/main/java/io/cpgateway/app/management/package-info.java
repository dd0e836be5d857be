// SPDX-License-Identifier: MIT
/** The management API: its table of routes, who may use it, and one small servlet for each resource. Internal. */
@NullMarked
package io.cpgateway.app.management;

import org.jspecify.annotations.NullMarked;
