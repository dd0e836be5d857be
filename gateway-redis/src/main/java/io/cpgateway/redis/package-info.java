// SPDX-License-Identifier: MIT
/** Directory, mailbox and stores in Redis: the home of the Redis adapter. */
@NullMarked
package io.cpgateway.redis;

import org.jspecify.annotations.NullMarked;
