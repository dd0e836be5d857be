// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.testkit.ledger.DeliveryAccount;
import io.cpgateway.testkit.ledger.Scrape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads the metrics page all the time, as Prometheus does, from start to close. Thread-safe. */
final class Scraper implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long INTERVAL_MILLIS = 500;

    private final Supplier<String> running;
    private final URI page;
    private final DeliveryAccount account = new DeliveryAccount();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    Scraper(Supplier<String> running, URI page) {
        this.running = running;
        this.page = page;
        timer.scheduleWithFixedDelay(this::scrape, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    DeliveryAccount account() {
        return account;
    }

    /** A page, once there is one on which nothing is under way; empty otherwise. */
    Optional<Scrape> quietPage() {
        return scrape().filter(Scrape::isQuiet);
    }

    /** Empty while the gateway is down, or when it went down meanwhile. */
    private synchronized Optional<Scrape> scrape() {
        String process = running.get();
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        try {
            String text = http.send(request, BodyHandlers.ofString()).body();
            if (!process.equals(running.get())) {
                return Optional.empty();
            }
            Scrape scrape = Scrape.of(process, text);
            account.add(scrape);
            return Optional.of(scrape);
        } catch (IOException down) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
