// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.Mistake;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the credentials of the configuration into the store, and refuses a door that nobody could come through. */
final class ConfiguredCredentials {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredCredentials.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final GatewayConfig config;

    ConfiguredCredentials(GatewayConfig config) {
        this.config = config;
    }

    /**
     * Waits for a store that does not answer yet, half a minute at most.
     *
     * @throws GatewayException if the store fails, or if credentials are asked for and there are none
     */
    void load(CredentialStore store) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                loadNow(store);
                return;
            } catch (GatewayException.Transient notYet) {
                if (System.nanoTime() - deadline > 0 || !pause()) {
                    throw notYet;
                }
                LOG.warn("The credential store does not answer yet: {}", notYet.getMessage());
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void loadNow(CredentialStore store) {
        try {
            CompletableFuture.allOf(puts(store).toArray(CompletableFuture[]::new))
                    .thenCompose(done -> store.isEmpty())
                    .thenAccept(this::check)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof GatewayException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private List<CompletableFuture<Void>> puts(CredentialStore store) {
        List<CompletableFuture<Void>> puts = new ArrayList<>();
        config.settings().security().credentials().forEach((id, secret) -> {
            Password password = new Password(secret.reveal().getBytes(StandardCharsets.UTF_8));
            ChargePointId chargePoint = new ChargePointId(id);
            CompletionStage<Void> stored = store.find(chargePoint)
                    .thenCompose(known -> known.isPresent() && known.get().matches(password)
                            ? CompletableFuture.completedFuture(null)
                            : store.put(chargePoint, Credential.of(password, Instant.now())));
            puts.add(stored.toCompletableFuture());
        });
        return puts;
    }

    private void check(boolean storeIsEmpty) {
        Optional<Mistake> mistake = config.openListener(storeIsEmpty);
        if (mistake.isPresent()) {
            throw new GatewayException.Permanent(mistake.get().toString());
        }
    }
}
