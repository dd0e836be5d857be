// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** D4: what the metrics pages said, page after page, against each other and against the topic. Thread-safe. */
public final class DeliveryAccount {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Scrape> last = new HashMap<>();
    private int scrapes;
    private int quiet;

    /** Takes a page. */
    public synchronized void add(Scrape scrape) {
        scrapes++;
        quiet += scrape.isQuiet() ? 1 : 0;
        findings.addAll(scrape.findings(last.getOrDefault(scrape.process(), scrape)));
        last.put(scrape.process(), scrape);
    }

    /** How many pages there were. */
    public synchronized int scrapes() {
        return scrapes;
    }

    /** On how many of them nothing was under way. */
    public synchronized int quietScrapes() {
        return quiet;
    }

    /**
     * What is wrong.
     *
     * @param quietScrape the last page of a process, taken when it was quiet
     * @param events all of {@code ocpp.events}
     * @param incarnation what the ids of that process' events begin with
     */
    public synchronized List<Finding> findings(Scrape quietScrape, List<LedgerEvent> events, String incarnation) {
        List<Finding> all = new ArrayList<>(findings);
        long told = events.stream()
                .filter(event -> event.isCall() && event.id().startsWith(incarnation + "-"))
                .count();
        long published = quietScrape.of("published");
        // What failed may be there all the same: nobody knows of an event that was given up.
        if (!quietScrape.isQuiet() || told < published || told > published + quietScrape.of("failed")) {
            all.add(Finding.of(
                    "D4", "", told + " events of CALLs are there, and the page says " + quietScrape, incarnation));
        }
        return all;
    }
}
