// SPDX-License-Identifier: MIT
/** Parts of the gateway that come from jars of the operator: found, chosen by name, made, kept to their contract. Internal. */
@NullMarked
package io.cpgateway.app.plugin;

import org.jspecify.annotations.NullMarked;
