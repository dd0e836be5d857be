// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.admission.Admission.Refused;
import io.cpgateway.server.admission.UpgradeRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Remembers why charge points were refused, for people who ask why one is offline. Thread-safe and bounded. */
final class Refusals {
    private static final int MAX_IDS = 10_000;

    private final Cache<String, Map<String, LongAdder>> byPath = Caffeine.newBuilder()
            .maximumSize(MAX_IDS)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final Map<String, LongAdder> totals = new ConcurrentHashMap<>();

    void count(UpgradeRequest request, Refused refused) {
        totals.computeIfAbsent(refused.reason(), any -> new LongAdder()).increment();
        if (ChargePointId.parse(request.rawPath()).isPresent()) {
            byPath.get(request.rawPath(), any -> new ConcurrentHashMap<>())
                    .computeIfAbsent(refused.reason(), any -> new LongAdder())
                    .increment();
        }
    }

    Map<String, Long> of(ChargePointId id) {
        Map<String, LongAdder> counts = byPath.getIfPresent(id.value());
        return counts == null ? Map.of() : sums(counts);
    }

    Map<String, Long> totals() {
        return sums(totals);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().sum()));
    }
}
