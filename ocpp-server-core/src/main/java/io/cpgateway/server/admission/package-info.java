// SPDX-License-Identifier: MIT
/** Who may open a connection: from an upgrade request to an admission or a refusal, before the upgrade. Internal. */
@NullMarked
package io.cpgateway.server.admission;

import org.jspecify.annotations.NullMarked;
