// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.Optional;

/** Redis, which lets several nodes work as one. */
public interface RedisSettings {
    /** Where it is. */
    @Doc(
            value = "host:port, redis://…, rediss://…, sentinel://h1:p,h2:p/master or cluster://h1:p,h2:p. "
                    + "Without it the node is alone and keeps its state in data.dir.",
            example = "redis.example.org:6379")
    Optional<Secret> addr();
}
