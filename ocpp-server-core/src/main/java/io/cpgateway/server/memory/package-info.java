// SPDX-License-Identifier: MIT
/**
 * The SPIs for a gateway that is alone: one implementation of each over sorted tables of rows. With {@link
 * io.cpgateway.server.memory.MemoryTables} they forget everything at the end of the process; over durable tables they
 * are the embedded default. API.
 */
@NullMarked
package io.cpgateway.server.memory;

import org.jspecify.annotations.NullMarked;
