// SPDX-License-Identifier: MIT
/** The journal: where events go on a node without Kafka. Internal. */
@NullMarked
package io.cpgateway.app.journal;

import org.jspecify.annotations.NullMarked;
