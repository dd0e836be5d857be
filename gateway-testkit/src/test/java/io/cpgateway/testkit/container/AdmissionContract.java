// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.listener.ConnectionListener;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.Password;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No request reaches 101 on any container without having passed our authentication, however it is written; and one that
 * passes is nobody else than it authenticated as (C1). Requests are those of {@link HostileRequests}.
 */
abstract class AdmissionContract {
    private static final int THREADS = 24;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int QUIET_MILLIS = 700;

    private final Container.Starter starter;
    private final BlockingQueue<String> admitted = new LinkedBlockingQueue<>();
    private OcppServer server;
    private Container container;

    AdmissionContract(Container.Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void start() throws Exception {
        TableCredentialStore store = new TableCredentialStore(new MemoryTables(10));
        for (String id : List.of("CP-1", "CP-2")) {
            Password password = new Password(("password of " + id).getBytes(StandardCharsets.UTF_8));
            store.put(new ChargePointId(id), Credential.of(password, Instant.EPOCH))
                    .toCompletableFuture()
                    .join();
        }
        server = OcppServer.builder()
                .credentials(store)
                .onConnection(new ConnectionListener() {
                    @Override
                    public void onConnected(Opened connection) {
                        admitted.add(connection.chargePointId().value());
                    }
                })
                .build();
        container = starter.start(server.doorway());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        container.stop();
    }

    @Test
    void c1_aPlainRequest_withItsOwnCredentials_getsIn() throws Exception {
        assertThat(exchange(HostileRequests.plain("/ocpp/CP-1", own("CP-1")))).startsWith("HTTP/1.1 101");
        assertThat(admitted.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("CP-1");
    }

    @Test
    void c1_withoutRightCredentials_nothingIsEverUpgraded() throws Exception {
        List<String> requests = new ArrayList<>();
        for (String credentials : wrong()) {
            requests.addAll(HostileRequests.all(credentials));
        }
        assertThat(requests).hasSizeGreaterThan(500);
        assertThat(upgraded(requests)).isEmpty();
        assertThat(admitted).isEmpty();
    }

    @Test
    void c1_withTheCredentialsOfOne_nobodyElseGetsIn() throws Exception {
        List<String> requests = new ArrayList<>();
        requests.addAll(HostileRequests.all(own("CP-1")));
        List<String> upgraded = upgraded(requests);
        assertThat(upgraded).as("those that may get in").isNotEmpty();
        server.drain().closeAll(Duration.ofSeconds(10));
        assertThat(admitted).isNotEmpty().containsOnly("CP-1");
        assertThat(upgraded)
                .allSatisfy(request -> assertThat(HostileRequests.target(request))
                        .as(request)
                        .matches("(?i)((http|ws)://localhost)?/ocpp/(C|%43)P(-|%2d)1(\\?.*|#.*)?"));
    }

    /** Of these requests those whose answer says 101 anywhere, also to what is sent after them. */
    private List<String> upgraded(List<String> requests) throws Exception {
        List<String> upgraded = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (String request : requests) {
            tasks.add(() -> {
                if (exchange(request).contains(" 101 ")) {
                    upgraded.add(request);
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks)) {
            done.get();
        }
        threads.shutdown();
        return upgraded;
    }

    /** Everything that is answered, until nothing comes for a while. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                InputStream in = socket.getInputStream();
                for (int next = in.read(); next >= 0; next = in.read()) {
                    read.write(next);
                    socket.setSoTimeout(QUIET_MILLIS);
                }
            } catch (SocketTimeoutException | SocketException quietOrCutOff) {
                // What was answered until then counts.
            }
            return read.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static List<String> wrong() {
        return List.of(
                "X-None: 1",
                basic("CP-1", "wrong"),
                basic("CP-1", ""),
                basic("CP-2", "password of CP-1"),
                basic("CP-3", "password of CP-3"));
    }

    private static String own(String id) {
        return basic(id, "password of " + id);
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
