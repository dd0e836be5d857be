// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.server.spi.GatewayLauncher;
import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meters of a running gateway whose Redis goes and comes back empty. */
class RedisMetricsIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "a-password-of-this-test";

    @TempDir
    Path folder;

    @Test
    void metersSayHowItStandsWithRedis() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start();
                RunningGateway gateway = launch(redis)) {
            String fresh = page(gateway);
            assertThat(RedisMetric.values())
                    .allSatisfy(metric -> assertThat(fresh).contains("# TYPE " + metric.prometheusName() + " "));
            assertThat(value(gateway, "reachable")).isEqualTo(1);
            double readAtStart = value(gateway, "cache_misses_total{cache=\"credentials\"}");
            try (VirtualChargePoint point = connect(gateway)) {
                point.say(UsualCall.boot(), UsualCall.authorize("UNKNOWN"));
                soon().until(() -> value(gateway, "calls_seconds_count{operation=\"claim\"}") == 1);
                assertThat(value(gateway, "calls_seconds_bucket{operation=\"claim\",le=\"0.25\"}"))
                        .isEqualTo(1);
                assertThat(value(gateway, "cache_misses_total{cache=\"credentials\"}"))
                        .isEqualTo(readAtStart + 1);
                assertThat(value(gateway, "cache_entries{cache=\"credentials\"}"))
                        .isEqualTo(1);
                assertThat(value(gateway, "cache_misses_total{cache=\"id_tags\"}"))
                        .isEqualTo(1);
                redis.kill();
                soon().until(() -> value(gateway, "reachable") == 0);
                assertThat(value(gateway, "failures_total{kind=\"not_served\"}"))
                        .isPositive();
                connect(gateway).close();
                assertThat(value(gateway, "cache_outages_total{cache=\"credentials\"}")
                                + value(gateway, "cache_hits_total{cache=\"credentials\"}"))
                        .isEqualTo(1);
                soon().until(() -> value(gateway, "untold") > 0);
                redis.restart();
                soon().until(() -> value(gateway, "reachable") == 1 && value(gateway, "untold") == 0);
                assertThat(value(gateway, "writes_lost_total")).isEqualTo(1);
                assertThat(value(gateway, "lease_lapses_total")).isZero();
                assertThat(value(gateway, "mailbox_restoring"))
                        .as("without Kafka nobody can")
                        .isZero();
            }
        }
    }

    @Test
    void withoutRedis_thereAreNone() throws Exception {
        try (RunningGateway gateway = launch(Map.of())) {
            assertThat(page(gateway)).contains("ocppgw_connections").doesNotContain("ocppgw_redis");
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }

    private static VirtualChargePoint connect(RunningGateway gateway) {
        return VirtualChargePoint.named("CP-1")
                .password(PASSWORD.getBytes(StandardCharsets.UTF_8))
                .connect(gateway.serverPort());
    }

    private RunningGateway launch(EmbeddedRedis redis) {
        return launch(Map.of("redis.addr", redis.address(), "security.credentials.CP-1", PASSWORD));
    }

    private RunningGateway launch(Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "server.port", "0",
                "management.port", "0",
                "metrics.port", "0",
                "server.host", "127.0.0.1",
                "data.dir", folder.toString()));
        keys.putAll(more);
        return ServiceLoader.load(GatewayLauncher.class)
                .findFirst()
                .orElseThrow()
                .launch(keys);
    }

    private static double value(RunningGateway gateway, String name) throws IOException, InterruptedException {
        return page(gateway)
                .lines()
                .filter(line -> line.startsWith("ocppgw_redis_" + name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not on the page"));
    }

    private static String page(RunningGateway gateway) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + gateway.metricsPort() + "/metrics"))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}
