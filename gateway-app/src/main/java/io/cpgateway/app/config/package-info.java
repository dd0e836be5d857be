// SPDX-License-Identifier: MIT
/**
 * The configuration: where it is read from, what may stand in it, and what is wrong with it. Internal: embedders pass
 * keys and values to {@link io.cpgateway.server.spi.GatewayLauncher}.
 */
@NullMarked
package io.cpgateway.app.config;

import org.jspecify.annotations.NullMarked;
