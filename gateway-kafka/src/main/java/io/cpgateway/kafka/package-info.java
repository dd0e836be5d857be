// SPDX-License-Identifier: MIT
/** Events, commands and replies on Kafka: the home of the Kafka adapter. */
@NullMarked
package io.cpgateway.kafka;

import org.jspecify.annotations.NullMarked;
