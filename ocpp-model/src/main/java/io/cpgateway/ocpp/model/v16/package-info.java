// SPDX-License-Identifier: MIT
/** The messages of OCPP 1.6 and its action table. API. */
@NullMarked
package io.cpgateway.ocpp.model.v16;

import org.jspecify.annotations.NullMarked;
