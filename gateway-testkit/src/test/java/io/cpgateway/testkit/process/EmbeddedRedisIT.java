// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

@EmbeddedServers
class EmbeddedRedisIT {
    private static RedisClient client(EmbeddedRedis redis, String user, String password) {
        return RedisClient.builder()
                .hostAndPort(new HostAndPort("127.0.0.1", redis.port()))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .user(user.isEmpty() ? null : user)
                        .password(password.isEmpty() ? null : password)
                        .socketTimeoutMillis(500)
                        .build())
                .build();
    }

    private static RedisClient client(EmbeddedRedis redis) {
        return client(redis, "", "");
    }

    @Test
    void whatWasAnswered_survivesAKill_onTheSamePort(EmbeddedRedis redis) {
        int port = redis.port();
        try (RedisClient client = client(redis)) {
            client.set("survives", "yes");
        }
        redis.kill();
        redis.restart();
        assertThat(redis.port()).isEqualTo(port);
        try (RedisClient client = client(redis)) {
            assertThat(client.get("survives")).isEqualTo("yes");
        }
    }

    @Test
    void aFrozenServer_answersNobody_untilItGoesOn(EmbeddedRedis redis) {
        try (RedisClient client = client(redis)) {
            client.set("frozen", "1");
            redis.pause();
            try {
                assertThatThrownBy(() -> client.get("frozen")).isInstanceOf(JedisConnectionException.class);
            } finally {
                redis.resume();
            }
        }
        try (RedisClient client = client(redis)) {
            assertThat(client.get("frozen")).isEqualTo("1");
        }
    }

    @Test
    void withoutAFile_aRestartFindsNothing() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start()) {
            try (RedisClient client = client(redis)) {
                client.set("kept", "no");
            }
            redis.stop();
            redis.restart();
            try (RedisClient client = client(redis)) {
                assertThat(client.get("kept")).isNull();
            }
        }
    }

    @Test
    void thePackagedServer_takesPasswordsAndUsers() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder()
                .packaged()
                .password("for all")
                .line("user app on >for-app ~app:* +@all")
                .start()) {
            try (RedisClient nobody = client(redis)) {
                assertThatThrownBy(() -> nobody.get("app:x")).isInstanceOf(JedisException.class);
            }
            try (RedisClient anybody = client(redis, "", "for all")) {
                anybody.set("other", "1");
                assertThat(anybody.info("server")).contains("redis_version:6.2");
            }
            try (RedisClient app = client(redis, "app", "for-app")) {
                app.set("app:x", "1");
                assertThatThrownBy(() -> app.get("other")).hasMessageContaining("NOPERM");
            }
        }
    }

    @Test
    void aMistakeInItsConfiguration_isShown() {
        assertThatThrownBy(() -> EmbeddedRedis.builder().line("no-such-key 1").start())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-such-key");
    }
}
