// SPDX-License-Identifier: MIT
/**
 * Being told what happens, inside the process: connections, events, messages. API. Listening guarantees nothing; what must
 * not be lost goes through an {@link io.cpgateway.server.spi.EventSink}.
 */
@NullMarked
package io.cpgateway.server.listener;

import org.jspecify.annotations.NullMarked;
