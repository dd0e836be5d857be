// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.Secret;
import io.cpgateway.app.plugin.PluginHost;
import io.cpgateway.redis.NodeIdentity;
import io.cpgateway.redis.RedisNode;
import io.cpgateway.redis.RedisSettings;
import io.cpgateway.redis.RedisSettings.CachePolicy;
import io.cpgateway.redis.RedisSettings.TrustStore;
import java.util.Optional;

/** Says what the configuration means to Redis. */
final class ConfiguredRedis {
    private ConfiguredRedis() {}

    /** Connects, if the configuration says where Redis is. */
    static Optional<RedisNode> connect(GatewayConfig config, PluginHost host) {
        return config.settings()
                .redis()
                .addr()
                .map(address -> new RedisNode(
                        settings(config, address), new NodeIdentity(host.nodeId(), host.incarnation()), host.clock()));
    }

    private static RedisSettings settings(GatewayConfig config, Secret address) {
        io.cpgateway.app.config.RedisSettings redis = config.settings().redis();
        io.cpgateway.app.config.CacheSettings cache = config.settings().cache();
        RedisSettings settings = RedisSettings.of(address.reveal())
                .leasedFor(redis.lease())
                .caching(new CachePolicy(cache.maxSize(), cache.staleness(), cache.outageTtl()));
        return redis.trustStore()
                .map(file -> settings.trusting(new TrustStore(
                        file, redis.trustStorePassword().map(Secret::reveal).orElse(null))))
                .orElse(settings);
    }
}
