// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import org.jspecify.annotations.Nullable;

/**
 * The consumer group that shares the commands.
 *
 * @param id its id, the same on every node
 * @param loneInstance for a node that must be alone (R0): the member's name, the same after a restart, so that its own
 *     dead self does not count; null where nodes share the work
 */
public record CommandGroup(String id, @Nullable String loneInstance) {}
