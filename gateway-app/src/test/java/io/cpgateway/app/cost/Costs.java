// SPDX-License-Identifier: MIT
package io.cpgateway.app.cost;

import io.cpgateway.app.cost.RedisMeter.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/** Measures operations, each many times, less what idle nodes ask meanwhile. Not thread-safe. */
final class Costs {
    /** How often each is done. */
    static final int TIMES = 100;

    private final RedisMeter meter;
    private final Use idle;
    private final Map<String, Double> roundTrips = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * @param idle what idle nodes asked in some time
     */
    Costs(RedisMeter meter, Use idle) {
        this.meter = meter;
        this.idle = idle;
    }

    /** Does something so often with another number each time, and waits until nothing more comes of it. */
    void of(String operation, IntConsumer once) {
        Use before = meter.read();
        for (int i = 0; i < TIMES; i++) {
            once.accept(i);
        }
        Use use = meter.readWhenQuiet().since(before);
        double seconds = use.nanos() / 1e9;
        double trips = (use.roundTrips() - idle.roundTripsPerSecond() * seconds) / TIMES;
        double commands = (use.calls() - idle.callsPerSecond() * seconds) / TIMES;
        roundTrips.put(operation, trips);
        lines.add(String.format(Locale.ROOT, "%-62s %6.2f %8.2f   %s", operation, trips, commands, use));
    }

    /** Round trips of each operation. */
    Map<String, Double> roundTrips() {
        return roundTrips;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-62s %6s %8s%n", "Redis per operation", "trips", "commands")
                + String.join(System.lineSeparator(), lines);
    }
}
