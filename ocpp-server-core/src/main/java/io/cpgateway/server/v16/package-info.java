// SPDX-License-Identifier: MIT
/** What the messages of OCPP 1.6 mean to the gateway. Internal. */
@NullMarked
package io.cpgateway.server.v16;

import org.jspecify.annotations.NullMarked;
