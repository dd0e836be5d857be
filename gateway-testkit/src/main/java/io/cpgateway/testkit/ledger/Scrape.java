// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The counts of deliveries on one metrics page (D4).
 *
 * @param process which process served it; counters begin anew with each
 * @param counts by name without prefix and suffix, such as {@code received}
 */
public record Scrape(String process, Map<String, Long> counts) {
    private static final String PREFIX = "ocppgw_events_";
    private static final List<String> OUTCOMES = List.of("published", "unpublished", "rejected", "failed");
    private static final String IN_FLIGHT = "in_flight";
    private static final String RECEIVED = "received";

    /** Copies the counts. */
    public Scrape {
        counts = Map.copyOf(counts);
    }

    /** Reads a page in Prometheus' text format. */
    public static Scrape of(String process, String page) {
        Map<String, Long> counts = new HashMap<>();
        page.lines().filter(line -> line.startsWith(PREFIX)).forEach(line -> {
            String[] parts = line.substring(PREFIX.length()).split(" ", -1);
            counts.put(parts[0].replaceFirst("_total$", ""), (long) Double.parseDouble(parts[1]));
        });
        return new Scrape(process, counts);
    }

    /** One of the counts, 0 if it is missing. */
    public long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Whether nothing is under way. */
    public boolean isQuiet() {
        return of(IN_FLIGHT) == 0;
    }

    /** What is wrong with it, given the one before it of the same process; that one may be itself. */
    List<Finding> findings(Scrape before) {
        List<String> wrong = new ArrayList<>();
        List<String> names =
                Stream.concat(OUTCOMES.stream(), Stream.of(RECEIVED, IN_FLIGHT)).toList();
        names.stream().filter(name -> !counts.containsKey(name)).forEach(name -> wrong.add(name + " is missing"));
        long decided = OUTCOMES.stream().mapToLong(this::of).sum();
        if (of(RECEIVED) != decided + of(IN_FLIGHT)) {
            wrong.add("received " + of(RECEIVED) + " is not the sum " + (decided + of(IN_FLIGHT)));
        }
        if (of(IN_FLIGHT) < 0) {
            wrong.add("less than nothing is in flight");
        }
        names.stream()
                .filter(name -> !name.equals(IN_FLIGHT) && of(name) < before.of(name))
                .forEach(name -> wrong.add(name + " fell from " + before.of(name)));
        return wrong.stream()
                .map(what -> Finding.of("D4", "", what + " in " + counts, process))
                .toList();
    }
}
