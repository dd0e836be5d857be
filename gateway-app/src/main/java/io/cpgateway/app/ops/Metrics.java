// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import io.cpgateway.server.OcppServer;
import io.cpgateway.server.metrics.ServerMetric;
import io.cpgateway.server.metrics.ServerMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** The meters of this process, its virtual machine included, and their Prometheus form. Thread-safe. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ServerMetrics server;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Begins to measure this process and its server. */
    public Metrics(String version, OcppServer server) {
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        this.server = server.metrics();
        this.server.bindTo(registry);
        ServerMetric info = ServerMetric.INFO;
        Gauge.builder(info.meterName(), () -> 1)
                .description(info.description())
                .tag(info.label(), version)
                .register(registry);
    }

    /** Measures the sockets of charge points as well: how many are not upgraded yet, and how many were closed as such. */
    public void measure(IntSupplier handshakes, LongSupplier shed) {
        Gauge.builder(ServerMetric.HANDSHAKES.meterName(), handshakes::getAsInt)
                .description(ServerMetric.HANDSHAKES.description())
                .register(registry);
        FunctionCounter.builder(ServerMetric.HANDSHAKES_SHED.meterName(), this, any -> shed.getAsLong())
                .description(ServerMetric.HANDSHAKES_SHED.description())
                .register(registry);
    }

    /** Where meters are registered. */
    public MeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    void scrape(OutputStream out, String contentType) throws IOException {
        server.consistently(() -> registry.scrape(out, contentType));
    }
}
