// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.util.function.Supplier;

/**
 * Where a connection's identifiers come from; all else about it is decided by its inputs.
 *
 * @param node the label of the node
 * @param source the source of its events
 * @param eventIds ids of events, unique for the source
 * @param messageIds ids of CALLs, at most 36 characters and unique per connection
 */
public record Identifiers(String node, String source, Supplier<String> eventIds, Supplier<String> messageIds) {}
