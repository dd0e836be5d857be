package com.example.csms;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.admission.StoredCredentials;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Runs the application on port 8080, with one charge point that may connect. */
public final class Csms {
    private Csms() {}

    public static void main(String[] arguments) throws Exception {
        TableCredentialStore credentials = new TableCredentialStore(new MemoryTables(1000));
        Password password = new Password("a password of 16+".getBytes(StandardCharsets.UTF_8));
        credentials
                .put(new ChargePointId("CP-1"), Credential.of(password, Instant.now()))
                .toCompletableFuture()
                .join();
        WebServer web = new WebServer(8080, new ChargePoints(new StoredCredentials(credentials), System.out::println));
        System.out.println("Charge point CP-1 connects to ws://localhost:" + web.port() + "/ocpp/CP-1");
        Thread.currentThread().join();
    }
}
