// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.redis.RedisSettings.TrustStore;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and an ACL user that may do what docs/cluster.md says, and no more. */
class SecuredRedisIT {
    private static final String USER = "user gateway on >s3cret ~cpgw:* resetchannels &cpgw:*"
            + " +@read +@write +@scripting +@pubsub +@connection +time -@dangerous +info";

    private static RedisSettings settings(String address) {
        return RedisSettings.of(address).leasedFor(TestNodes.LEASE).within(Duration.ofSeconds(5));
    }

    @Test
    void anAclUser_doesWithTheRightsThatAreDocumented() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder()
                        .line(USER)
                        .line("user default off")
                        .start();
                TestNodes nodes = new TestNodes(redis.address())) {
            RedisNode node = nodes.start(settings("redis://gateway:s3cret@" + redis.address()), InstantSource.system());
            Scenario.play(node);
            Scenario.end(node);
        }
    }

    @Test
    void aWrongPassword_isRefusedAtOnce_withoutShowingIt() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().password("right").start();
                TestNodes nodes = new TestNodes(redis.address())) {
            RedisSettings wrong = settings("redis://:hush@" + redis.address());
            assertThatThrownBy(() -> nodes.start(wrong, InstantSource.system()))
                    .isInstanceOf(GatewayException.Permanent.class)
                    .hasMessageContaining("check user and password")
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void aUserWithoutTheRights_isRefusedAtOnce() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder()
                        .line("user gateway on >s3cret ~other:* +@all")
                        .start();
                TestNodes nodes = new TestNodes(redis.address())) {
            RedisSettings barred = settings("redis://gateway:s3cret@" + redis.address());
            assertThatThrownBy(() -> nodes.start(barred, InstantSource.system()))
                    .isInstanceOf(GatewayException.Permanent.class)
                    .hasMessageContaining("ACL");
        }
    }

    @Test
    void withTls_theServerMustBeTrusted(@TempDir Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        TestCertificate certificate = TestCertificate.in(folder);
        try (EmbeddedRedis redis = EmbeddedRedis.builder()
                        .tls(certificate.certificate(), certificate.key())
                        .password("s3cret")
                        .start();
                TestNodes nodes = new TestNodes(redis.address())) {
            RedisSettings trusting = settings("rediss://:s3cret@" + redis.address());
            RedisNode node = nodes.start(
                    trusting.trusting(new TrustStore(certificate.store(), TestCertificate.PASSWORD)),
                    InstantSource.system());
            Scenario.play(node);
            assertThatThrownBy(() -> nodes.start(trusting, InstantSource.system()))
                    .isInstanceOf(GatewayException.Permanent.class)
                    .hasMessageContaining("its certificate must be trusted");
        }
    }
}
