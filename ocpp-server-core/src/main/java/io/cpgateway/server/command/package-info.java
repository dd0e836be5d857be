// SPDX-License-Identifier: MIT
/** Commands to charge points: taken, kept, watched, reported. API. */
@NullMarked
package io.cpgateway.server.command;

import org.jspecify.annotations.NullMarked;
