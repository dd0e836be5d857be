// SPDX-License-Identifier: MIT
/** The server: connections, answers, events, commands. API. */
@NullMarked
package io.cpgateway.server;

import org.jspecify.annotations.NullMarked;
