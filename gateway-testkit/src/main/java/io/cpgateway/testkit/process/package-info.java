// SPDX-License-Identifier: MIT
/**
 * Programs that tests run beside themselves: a Kafka broker, a Redis server, and what they have in common with any other
 * child process. Each is real, is killed, frozen and started again on the same data, and is gone when the test process is.
 * API.
 */
@NullMarked
package io.cpgateway.testkit.process;

import org.jspecify.annotations.NullMarked;
