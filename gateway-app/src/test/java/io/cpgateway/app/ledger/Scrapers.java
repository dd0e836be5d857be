// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.GatewayCluster;
import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.ledger.Finding;
import io.cpgateway.testkit.ledger.LedgerEvent;
import io.cpgateway.testkit.ledger.Scrape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scraper for each node of a cluster. */
final class Scrapers implements AutoCloseable {
    private final Map<Node, Scraper> scrapers = new LinkedHashMap<>();

    Scrapers(GatewayCluster cluster) {
        cluster.nodes().forEach(node -> scrapers.put(node, new Scraper(node::process, node.metrics())));
    }

    /** A page of each node on which nothing is under way, waiting for it. */
    Map<Node, Scrape> quietPages(Duration patience) {
        Map<Node, Scrape> pages = new LinkedHashMap<>();
        scrapers.forEach((node, scraper) -> pages.put(
                node,
                await(node.name() + " is quiet")
                        .atMost(patience)
                        .until(scraper::quietPage, Optional::isPresent)
                        .orElseThrow()));
        return pages;
    }

    /** What is wrong with the sums of all of them (D4). */
    List<Finding> findings(Map<Node, Scrape> quiet, List<LedgerEvent> events) {
        List<Finding> findings = new ArrayList<>();
        quiet.forEach((node, page) -> {
            List<LedgerEvent> own = events.stream()
                    .filter(event -> event.attribute("source").equals("/nodes/" + node.name()))
                    .toList();
            // A process that nobody has connected to yet is in no event.
            String incarnation = page.of("received") == 0 ? "none" : LedgerRun.newestIncarnation(own);
            findings.addAll(scrapers.get(node).account().findings(page, own, incarnation));
        });
        return findings;
    }

    @Override
    public void close() {
        scrapers.values().forEach(Scraper::close);
    }
}
