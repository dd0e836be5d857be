// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.metrics.ServerMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Keeps docs/metrics.md what the definition says. */
class MetricsReferenceTest {
    private static final Path FILE = Path.of("").toAbsolutePath().getParent().resolve("docs/metrics.md");
    private static final String COMMAND = "mvn -pl gateway-app -am test -Dtest=MetricsReferenceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true";

    @Test
    void reference_isUpToDate() throws IOException {
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(FILE, markdown());
        }
        assertThat(FILE).as("stale; regenerate it with: %s", COMMAND).hasContent(markdown());
    }

    private static String row(String name, String kind, String label, String description) {
        return "| `%s` | %s | %s | %s |%n"
                .formatted(name, kind.toLowerCase(Locale.ROOT), label.isEmpty() ? "" : "`" + label + "`", description);
    }

    private static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Metrics

                What the gateway measures, at `/metrics` on the metrics port, besides the meters of the Java virtual \
                machine. No label holds the id of a charge point. In every scrape

                    ocppgw_events_received_total = ocppgw_events_published_total + ocppgw_events_unpublished_total
                      + ocppgw_events_rejected_total + ocppgw_events_failed_total + ocppgw_events_in_flight

                | name | type | label | meaning |
                |---|---|---|---|
                """);
        for (ServerMetric metric : ServerMetric.values()) {
            text.append(row(metric.prometheusName(), metric.kind().name(), metric.label(), metric.description()));
        }
        text.append("""

                Where nodes share Redis (`redis.addr`), besides:

                | name | type | label | meaning |
                |---|---|---|---|
                """);
        for (RedisMetric metric : RedisMetric.values()) {
            text.append(row(metric.prometheusName(), metric.kind().name(), metric.label(), metric.description()));
        }
        return text.append("\nGenerated from `ServerMetric` and `RedisMetric` with `%s`.%n".formatted(COMMAND))
                .toString();
    }
}
