// SPDX-License-Identifier: MIT
/** What every OCPP version shares: identifiers, versions, and the shape of a version's action table. API. */
@NullMarked
package io.cpgateway.ocpp.model;

import org.jspecify.annotations.NullMarked;
