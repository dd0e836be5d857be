// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.metrics.ServerMetric;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsApiIT {
    /** The common pool is the gateway's, and must not be blocked. */
    private static final Executor OWN_THREAD = task -> new Thread(task, "test-traffic").start();

    @TempDir
    Path data;

    @Test
    void everyMetric_isThereFromTheStart() {
        try (RunningApi api = new RunningApi(data, Map.of())) {
            String scrape = api.metrics();
            for (ServerMetric metric : ServerMetric.values()) {
                assertThat(scrape).contains("# TYPE " + metric.prometheusName() + " ");
            }
            assertThat(scrape)
                    .contains(
                            "ocppgw_events_received_total 0.0",
                            "ocppgw_events_in_flight 0.0",
                            "ocppgw_connections_closed_total{reason=\"takeover\"} 0.0",
                            "ocppgw_commands_total{state=\"expired\"} 0.0");
        }
    }

    /** Rule D4, while messages come. */
    @Test
    void everyScrape_addsUp() throws Exception {
        try (RunningApi api = new RunningApi(data, Map.of());
                ChargePoint cp = api.connect("CP1").boot()) {
            AtomicBoolean more = new AtomicBoolean(true);
            CompletableFuture<Void> traffic = CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; more.get(); i++) {
                            talk(cp, i);
                        }
                    },
                    OWN_THREAD);
            for (int i = 0; i < 100; i++) {
                String scrape = api.metrics();
                List<Double> parts = List.of(
                                "published_total", "unpublished_total", "rejected_total", "failed_total", "in_flight")
                        .stream()
                        .map(name -> value(scrape, name))
                        .toList();
                double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
                assertThat(sum).as("%s", parts).isEqualTo(value(scrape, "received_total"));
            }
            more.set(false);
            traffic.join();
            assertThat(value(api.metrics(), "received_total")).isGreaterThan(10);
        }
    }

    private static void talk(ChargePoint cp, int i) {
        try {
            cp.send("[2,\"h" + i + "\",\"Heartbeat\",{}]");
            cp.frame();
            cp.send("[2,\"s" + i + "\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","
                    + "\"status\":\"Available\",\"info\":\"" + i + "\"}]");
            cp.frame();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static double value(String scrape, String name) {
        Matcher line = Pattern.compile("^ocppgw_events_" + name + " (\\S+)$", Pattern.MULTILINE)
                .matcher(scrape);
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
