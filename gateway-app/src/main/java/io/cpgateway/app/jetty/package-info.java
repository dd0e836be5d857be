// SPDX-License-Identifier: MIT
/** The only place that knows Jetty: three listeners, each with its own bounded threads and connections. Internal. */
@NullMarked
package io.cpgateway.app.jetty;

import org.jspecify.annotations.NullMarked;
