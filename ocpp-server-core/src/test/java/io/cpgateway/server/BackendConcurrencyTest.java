// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.connection.Tally;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.reply.Receipt;
import io.cpgateway.server.reply.Reply;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend that replies as soon as it can read a request, which is before the server knows it to be durable. */
class BackendConcurrencyTest {
    private static final int CHARGE_POINTS = 20;
    private static final int CALLS = 25;
    private static final String BOOT =
            "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final ServerFixture fixture = new ServerFixture(
            Backend.answering(Duration.ofMinutes(1), "Authorize"), builder -> builder.executor(threads));
    private final AtomicBoolean done = new AtomicBoolean();

    @AfterEach
    void close() {
        done.set(true);
        fixture.close();
        threads.shutdownNow();
    }

    @Test
    void d1_everyCallGetsItsOwnAnswer_howeverQuickTheBackend() {
        CompletableFuture<Integer> backend = CompletableFuture.supplyAsync(this::repliesToAll, threads);
        List<TestPeer> peers = IntStream.range(0, CHARGE_POINTS)
                .mapToObj(i -> fixture.connect("CP-" + i))
                .toList();
        peers.forEach(peer -> peer.sends(BOOT));
        peers.forEach(peer -> assertThat(peer.receives()).startsWith("[3,\"b\""));
        for (int call = 0; call < CALLS; call++) {
            for (int i = 0; i < CHARGE_POINTS; i++) {
                peers.get(i).sends("[2,\"" + call + "\",\"Authorize\",{\"idTag\":\"T/" + i + "/" + call + "\"}]");
            }
            for (int i = 0; i < CHARGE_POINTS; i++) {
                String answer = peers.get(i).receives();
                assertThat(answer).startsWith("[3,\"" + call + "\"").contains("\"T/" + i + "/" + call + "\"");
            }
        }
        done.set(true);
        assertThat(backend.join()).isEqualTo(CHARGE_POINTS * CALLS);
        assertThat(fixture.events("ocpp.answer")).hasSize(CHARGE_POINTS * CALLS);
        await().until(() -> fixture.server.ledger().snapshot().inFlight() == 0);
        assertThat(fixture.server.ledger().snapshot().of(Tally.PUBLISHED)).isEqualTo(CHARGE_POINTS * (CALLS + 1));
    }

    /** Says as parent which idTag it was asked about; how many replies were taken. */
    private int repliesToAll() {
        int read = 0;
        int taken = 0;
        while (!done.get()) {
            List<GatewayEvent> events = fixture.sink.events();
            for (GatewayEvent event : events.subList(read, events.size())) {
                if (isRequest(event)) {
                    taken += replyTo(event) instanceof Receipt.Taken ? 1 : 0;
                }
            }
            read = events.size();
            LockSupport.parkNanos(100_000);
        }
        return taken;
    }

    private Receipt replyTo(GatewayEvent event) {
        String idTag = event.data().toString().replaceAll(".*\"idTag\":\"([^\"]+)\".*", "$1");
        String info = "{\"status\":\"Accepted\",\"parentIdTag\":\"" + idTag + "\"}";
        RawJson payload = RawJson.of("{\"idTagInfo\":" + info + "}");
        return fixture.server.replies().deliver(new Reply.Answer(event.id(), payload));
    }

    private static boolean isRequest(GatewayEvent event) {
        return event.type().equals(EventTypes.CALL)
                && "Authorize".equals(event.attributes().get("ocppaction"));
    }
}
