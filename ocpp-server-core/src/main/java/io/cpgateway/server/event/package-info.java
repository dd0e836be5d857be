// SPDX-License-Identifier: MIT
/** What the gateway reports: the names and the form of events, and the count of what was received and delivered. */
@NullMarked
package io.cpgateway.server.event;

import org.jspecify.annotations.NullMarked;
