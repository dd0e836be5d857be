// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import io.cpgateway.redis.CacheUse;
import io.cpgateway.redis.RedisCallListener;
import io.cpgateway.redis.RedisFailure;
import io.cpgateway.redis.RedisNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The meters of a node's Redis, all of them there with 0 from the start. Thread-safe. */
public final class RedisMetrics implements MeterBinder {
    /** Buckets of times, up to the deadline that calls have. */
    private static final Duration[] TIMES = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250)
    };

    private final RedisNode redis;
    private final BooleanSupplier restoring;

    /** Measures a node's Redis; the supplier says whether its mailbox is being restored, and must not block. */
    public RedisMetrics(RedisNode redis, BooleanSupplier restoring) {
        this.redis = redis;
        this.restoring = restoring;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, RedisMetric.REACHABLE, Tags.empty(), m -> m.redis.isReachable() ? 1 : 0);
        gauge(registry, RedisMetric.UNTOLD, Tags.empty(), m -> m.redis.untold());
        gauge(registry, RedisMetric.MAILBOX_RESTORING, Tags.empty(), m -> m.restoring.getAsBoolean() ? 1 : 0);
        counter(registry, RedisMetric.LEASE_LAPSES, Tags.empty(), m -> m.redis.lapses());
        counter(registry, RedisMetric.WRITES_LOST, Tags.empty(), m -> m.redis.losses());
        cache(registry, "credentials", redis::credentialCache);
        cache(registry, "id_tags", redis::idTagCache);
        redis.onCall(new Calls(registry));
    }

    private void cache(MeterRegistry registry, String name, Supplier<CacheUse> use) {
        Tags tags = Tags.of(RedisMetric.CACHE_HITS.label(), name);
        counter(registry, RedisMetric.CACHE_HITS, tags, m -> use.get().hits());
        counter(registry, RedisMetric.CACHE_MISSES, tags, m -> use.get().misses());
        counter(registry, RedisMetric.CACHE_OUTAGES, tags, m -> use.get().outages());
        gauge(registry, RedisMetric.CACHE_ENTRIES, tags, m -> use.get().entries());
    }

    private void counter(MeterRegistry registry, RedisMetric metric, Tags tags, ToDoubleFunction<RedisMetrics> value) {
        FunctionCounter.builder(metric.meterName(), this, value)
                .description(metric.description())
                .tags(tags)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, RedisMetric metric, Tags tags, ToDoubleFunction<RedisMetrics> value) {
        Gauge.builder(metric.meterName(), this, value)
                .description(metric.description())
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** One timer for each operation, one counter for each kind of failure. */
    private static final class Calls implements RedisCallListener {
        private final Map<String, Timer> answered;
        private final Map<RedisFailure, Counter> failed;

        Calls(MeterRegistry registry) {
            answered = RedisNode.operations().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Function.identity(),
                            operation -> Timer.builder(RedisMetric.CALLS.meterName())
                                    .description(RedisMetric.CALLS.description())
                                    .tag(RedisMetric.CALLS.label(), operation)
                                    .serviceLevelObjectives(TIMES)
                                    .register(registry)));
            failed = Arrays.stream(RedisFailure.values())
                    .collect(Collectors.toUnmodifiableMap(
                            Function.identity(),
                            kind -> Counter.builder(RedisMetric.FAILURES.meterName())
                                    .description(RedisMetric.FAILURES.description())
                                    .tag(RedisMetric.FAILURES.label(), kind.label())
                                    .register(registry)));
        }

        @Override
        public void answered(String operation, long nanos) {
            Timer timer = answered.get(operation);
            if (timer != null) {
                timer.record(nanos, TimeUnit.NANOSECONDS);
            }
        }

        @Override
        public void failed(String operation, RedisFailure why) {
            Counter counter = failed.get(why);
            if (counter != null) {
                counter.increment();
            }
        }
    }
}
