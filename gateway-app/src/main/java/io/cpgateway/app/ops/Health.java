// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the probes are told. Readiness says whether charge points are welcome; it does not flip when a dependency is
 * away (D5), which shows in the detail only. Thread-safe.
 */
public final class Health {
    /** Where the process stands. */
    public enum Phase {
        /** Not everything runs yet. */
        STARTING,
        /** Charge points are welcome. */
        READY,
        /** It serves who is there and takes nobody new (R6). */
        DRAINING
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
    private volatile BooleanSupplier draining = () -> false;
    private final Map<String, Supplier<Object>> details = new ConcurrentHashMap<>();

    /** Where the process stands. */
    public Phase phase() {
        Phase own = phase.get();
        return own == Phase.READY && draining.getAsBoolean() ? Phase.DRAINING : own;
    }

    /** Moves on. */
    public void phase(Phase next) {
        phase.set(next);
    }

    /** Asks whether the server is being drained, which may be undone (R6); the supplier must not block. */
    public void drainedWhen(BooleanSupplier asked) {
        draining = asked;
    }

    /** Adds a part to the detail; the supplier must not block. */
    public void detail(String name, Supplier<Object> value) {
        details.put(name, value);
    }

    /** Everything, for people who may know. */
    public Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("phase", phase().name().toLowerCase(Locale.ROOT));
        details.forEach((name, value) -> report.put(name, value.get()));
        return report;
    }
}
