// SPDX-License-Identifier: MIT
/** What the gateway asks of Redis, as Redis counts it: per message, and per operation as docs/cluster.md says. Internal. */
@NullMarked
package io.cpgateway.app.cost;

import org.jspecify.annotations.NullMarked;
