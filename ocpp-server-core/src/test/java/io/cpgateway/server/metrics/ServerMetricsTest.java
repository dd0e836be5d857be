// SPDX-License-Identifier: MIT
package io.cpgateway.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.connection.Tally;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerMetricsTest {
    /** Only the program knows its version, and has sockets before they are upgraded. */
    private static final Set<ServerMetric> OF_THE_PROGRAM =
            Set.of(ServerMetric.INFO, ServerMetric.HANDSHAKES, ServerMetric.HANDSHAKES_SHED);

    private final DeliveryLedger ledger = new DeliveryLedger();
    private final ServerMetrics metrics =
            new ServerMetrics(ledger, new ActivityCounts(), () -> Map.of("draining", 2L, "something_new", 3L), () -> 4);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void everyMetricOfAServer_isBound() {
        metrics.bindTo(registry);
        for (ServerMetric metric : ServerMetric.values()) {
            boolean ofServer = !OF_THE_PROGRAM.contains(metric);
            assertThat(registry.find(metric.meterName()).meter() != null)
                    .as(metric.meterName())
                    .isEqualTo(ofServer);
        }
    }

    /** Rule D4: what is counted while a scrape goes on is in the next one. */
    @Test
    void scrape_seesOneMoment() {
        metrics.bindTo(registry);
        ledger.count(Tally.RECEIVED);
        metrics.consistently(() -> {
            assertThat(value(ServerMetric.EVENTS_IN_FLIGHT)).isEqualTo(1);
            ledger.count(Tally.PUBLISHED);
            assertThat(value(ServerMetric.EVENTS_PUBLISHED)).isZero();
        });
        assertThat(value(ServerMetric.EVENTS_PUBLISHED)).isEqualTo(1);
        assertThat(value(ServerMetric.EVENTS_IN_FLIGHT)).isZero();
    }

    @Test
    void unforeseenRefusals_areCountedAsOther() {
        metrics.bindTo(registry);
        String name = ServerMetric.UPGRADES_REFUSED.meterName();
        assertThat(registry.get(name)
                        .tag("reason", "draining")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get(name).tag("reason", "other").functionCounter().count())
                .isEqualTo(3);
    }

    private double value(ServerMetric metric) {
        return registry.get(metric.meterName())
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }
}
