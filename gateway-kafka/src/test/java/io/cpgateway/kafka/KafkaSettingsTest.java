// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
    private static final KafkaSettings SETTINGS = KafkaSettings.of("localhost:9092");

    @Test
    void whatThePromisesDependOn_cannotBeSet() {
        Map<String, String> weak = Map.of("acks", "1", "enable.idempotence", "false", "linger.ms", "1");
        assertThatThrownBy(() -> SETTINGS.with(weak, Map.of()))
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessageContaining("kafka.producer.acks, kafka.producer.enable.idempotence cannot be set");
        assertThatThrownBy(() -> SETTINGS.with(Map.of(), Map.of("enable.auto.commit", "true")))
                .hasMessageContaining("kafka.consumer.enable.auto.commit");
    }

    @Test
    void everythingElseIsPassedThrough_overTheDefaults() {
        KafkaSettings settings = SETTINGS.with(
                Map.of("linger.ms", "1", "compression.type", "zstd", "security.protocol", "SSL"),
                Map.of("fetch.max.wait.ms", "50", "auto.offset.reset", "latest"));
        assertThat(ClientProperties.producer(settings, "n"))
                .containsEntry("linger.ms", "1")
                .containsEntry("compression.type", "zstd")
                .containsEntry("acks", "all")
                .containsEntry("client.id", "n");
        assertThat(ClientProperties.admin(settings, "n"))
                .containsEntry("security.protocol", "SSL")
                .doesNotContainKey("compression.type");
        assertThat(ClientProperties.commands(settings, "n", new CommandGroup("g", "lone")))
                .containsEntry("auto.offset.reset", "latest")
                .containsEntry("fetch.max.wait.ms", "50")
                .containsEntry("group.instance.id", "lone")
                .containsEntry("enable.auto.commit", "false");
    }

    @Test
    void deliveryEndsBeforeTheServersPatience_andNoSendWaitsLong() {
        Map<String, Object> producer = ClientProperties.producer(SETTINGS.bounded(Duration.ofSeconds(6), 1000), "n");
        assertThat(producer)
                .containsEntry("delivery.timeout.ms", "6000")
                .containsEntry("request.timeout.ms", "3000")
                .containsEntry("max.block.ms", "100")
                .containsEntry("buffer.memory", Long.toString(16 * 1024 * 1024 + 2000));
    }
}
