// SPDX-License-Identifier: MIT
/** The recipes of docs/kafka.md: code of backends, against plain Kafka clients, compiled and run by the build. */
@NullMarked
package io.cpgateway.kafka.recipe;

import org.jspecify.annotations.NullMarked;
