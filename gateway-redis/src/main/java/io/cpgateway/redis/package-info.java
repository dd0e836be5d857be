// SPDX-License-Identifier: MIT
/**
 * The state that gateway processes share, in Redis: {@link io.cpgateway.redis.RedisNode} is the way in, made of {@link
 * io.cpgateway.redis.RedisSettings}. API: these two and {@link io.cpgateway.redis.NodeIdentity}.
 */
@NullMarked
package io.cpgateway.redis;

import org.jspecify.annotations.NullMarked;
