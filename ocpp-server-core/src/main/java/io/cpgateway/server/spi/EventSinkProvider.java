// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** Makes an event sink; chosen by {@code plugins.event_sink}. */
public interface EventSinkProvider extends Provider<EventSink> {}
