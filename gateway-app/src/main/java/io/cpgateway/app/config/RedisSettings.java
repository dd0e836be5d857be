// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Redis, which lets several nodes work as one. */
public interface RedisSettings {
    /** Where it is. */
    @Doc(
            value = "host:port, redis://…, rediss://…, sentinel://h1:p,h2:p/master or cluster://h1:p,h2:p. "
                    + "Without it the node is alone and keeps its state in data.dir.",
            example = "redis.example.org:6379")
    Optional<Secret> addr();

    /** How long a silent node counts as alive. */
    @Doc("How long a node counts as alive that says nothing; after that the others report its connections as lost.")
    @WithDefault("10s")
    @Bounds(min = "2s", max = "60s")
    Duration lease();

    /** Whom to trust. */
    @Doc(
            value = "Key store (PKCS 12 or JKS) of the certificates that are trusted where redis.addr asks for TLS. "
                    + "Without it those of the virtual machine.",
            example = "redis-ca.p12")
    Optional<Path> trustStore();

    /** Its password. */
    @Doc("Password of redis.trust_store.")
    Optional<Secret> trustStorePassword();
}
