// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.UnifiedJedis;

/** Makes clients for an address. */
final class ClientFactory {
    /** For the subscription, the lease, and the wakes. */
    private static final int EXTRA_CONNECTIONS = 3;

    private static final int CLUSTER_ATTEMPTS = 3;

    private final RedisAddress address;
    private final RedisSettings settings;
    private final String name;

    ClientFactory(RedisAddress address, RedisSettings settings, NodeIdentity self) {
        this.address = address;
        this.settings = settings;
        this.name = "cpgw-" + self.incarnation();
    }

    /** A client; where there are sentinels or a cluster it fails if none of them answers. */
    UnifiedJedis create() {
        DefaultJedisClientConfig config = config(address.user(), address.password(), address.database());
        ConnectionPoolConfig pool = pool();
        return switch (address.kind()) {
            case SINGLE ->
                RedisClient.builder()
                        .hostAndPort(address.hosts().iterator().next())
                        .clientConfig(config)
                        .poolConfig(pool)
                        .build();
            case SENTINEL ->
                RedisSentinelClient.builder()
                        .masterName(address.master())
                        .sentinels(address.hosts())
                        .sentinelClientConfig(config(null, null, 0))
                        .clientConfig(config)
                        .poolConfig(pool)
                        .build();
            case CLUSTER ->
                RedisClusterClient.builder()
                        .nodes(address.hosts())
                        .clientConfig(config)
                        .poolConfig(pool)
                        .maxAttempts(CLUSTER_ATTEMPTS)
                        .maxTotalRetriesDuration(settings.deadline())
                        .topologyRefreshPeriod(settings.lease().dividedBy(2))
                        .build();
        };
    }

    private ConnectionPoolConfig pool() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.threads() + EXTRA_CONNECTIONS);
        pool.setMaxIdle(settings.threads() + EXTRA_CONNECTIONS);
        pool.setMaxWait(settings.deadline());
        pool.setTestWhileIdle(true);
        pool.setTimeBetweenEvictionRuns(Duration.ofSeconds(30));
        pool.setJmxEnabled(false);
        return pool;
    }

    private DefaultJedisClientConfig config(@Nullable String user, @Nullable String password, int database) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .resp2()
                .timeoutMillis(Math.toIntExact(settings.deadline().toMillis()))
                .database(database)
                .clientName(name);
        if (user != null) {
            config.user(user);
        }
        if (password != null) {
            config.password(password);
        }
        if (address.tls()) {
            config.sslOptions(tls(settings.trust()));
        }
        return config.build();
    }

    /** The certificate must be trusted and name the host. */
    private SslOptions tls(RedisSettings.@Nullable TrustStore trust) {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        SslOptions.Builder options =
                SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).sslParameters(parameters);
        if (trust != null) {
            String password = trust.password();
            options.truststore(trust.file().toFile(), password == null ? null : password.toCharArray());
        }
        SslOptions built = options.build();
        try {
            built.createSslContext();
        } catch (IOException | GeneralSecurityException e) {
            throw new GatewayException.Permanent(
                    "the certificates to trust for " + address + " cannot be read: " + e.getMessage(), e);
        }
        return built;
    }
}
