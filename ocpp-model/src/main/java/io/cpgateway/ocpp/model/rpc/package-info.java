// SPDX-License-Identifier: MIT
/** The RPC frames of OCPP-J: CALL, CALLRESULT, CALLERROR. API. */
@NullMarked
package io.cpgateway.ocpp.model.rpc;

import org.jspecify.annotations.NullMarked;
