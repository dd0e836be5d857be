// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.redis.RedisAddress.Kind;
import io.cpgateway.server.spi.GatewayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

class RedisAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "localhost:7000; SINGLE; redis://localhost:7000",
                "redis; SINGLE; redis://redis:6379",
                "redis://h:1/3; SINGLE; redis://h:1/3",
                "rediss://h:1; SINGLE; rediss://h:1",
                "redis://[::1]:1; SINGLE; redis://::1:1",
                "sentinel://a:1,b/main; SENTINEL; sentinel://a:1,b:26379/main",
                "sentinel+tls://a:1/main/2; SENTINEL; sentinel+tls://a:1/main/2",
                "cluster://a:1,b:2; CLUSTER; cluster://a:1,b:2",
                "cluster+tls://a:1; CLUSTER; cluster+tls://a:1"
            })
    void anAddress_isRead_andWrittenWithoutPassword(String text, Kind kind, String written) {
        RedisAddress address = RedisAddress.parse(text);
        assertThat(address.kind()).isEqualTo(kind);
        assertThat(address).hasToString(written);
        assertThat(address.password()).isNull();
    }

    @Test
    void userAndPassword_areDecoded_andNeverShown() {
        RedisAddress address = RedisAddress.parse("rediss://gate%40way:p%3A%2F+s@h:1/2");
        assertThat(address.user()).isEqualTo("gate@way");
        assertThat(address.password()).isEqualTo("p:/+s");
        assertThat(address.tls()).isTrue();
        assertThat(address.database()).isEqualTo(2);
        assertThat(address.hosts()).containsExactly(new HostAndPort("h", 1));
        assertThat(address).hasToString("rediss://h:1/2");
        assertThat(RedisSettings.of("redis://u:hush@h").toString()).doesNotContain("hush");
    }

    @Test
    void aPasswordAlone_belongsToTheDefaultUser() {
        RedisAddress address = RedisAddress.parse("redis://:secret@h");
        assertThat(address.user()).isNull();
        assertThat(address.password()).isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://h:1",
                "redis://u:hush@h:99999",
                "redis://u:hush@h:0",
                "redis://u:hush@h:x",
                "redis://u:hush@a:1,b:2",
                "redis://u:hush@h/x",
                "redis://u:hush@h/1/2",
                "redis://u:%hush@h",
                "redis://hush@h",
                "sentinel://u:hush@h:1",
                "sentinel://u:hush@h:1/",
                "cluster://u:hush@h:1/1",
                "redis://u:hush@h:1/0?tls=true"
            })
    void whatIsNoAddress_isRefused_withWhatIsExpected_andWithoutThePassword(String text) {
        assertThatThrownBy(() -> RedisAddress.parse(text))
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessageStartingWith("redis.addr: ")
                .hasMessageContaining("expected host:port")
                .hasMessageNotContaining("hush");
    }
}
