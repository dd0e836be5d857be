// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.codec.Leniency.Match;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.LeniencyRule;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.listener.ConnectionListener;
import io.cpgateway.server.listener.EventListener;
import io.cpgateway.server.spi.GatewayEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private static final String BOOT =
            "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";

    @Test
    void connections_areToldOf_whenTheyBeginAndEnd() throws InterruptedException {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void onConnected(Opened connection) {
                told.add(connection);
            }

            @Override
            public void onDisconnected(Closed connection) {
                told.add(connection);
            }
        };
        try (ServerFixture fixture = listening(builder -> builder.onConnection(listener))) {
            fixture.connect("CP-1").hangsUp();
            ConnectionListener.Opened opened = (ConnectionListener.Opened) next(told);
            assertThat(opened.chargePointId()).hasToString("CP-1");
            assertThat(opened.version()).isEqualTo("1.6");
            assertThat(opened.remoteAddress()).isEqualTo("192.0.2.1");
            ConnectionListener.Closed closed = (ConnectionListener.Closed) next(told);
            assertThat(closed.epoch()).isEqualTo(opened.epoch());
            assertThat(closed.reason()).isEqualTo("charge_point");
            assertThat(closed.code()).isEqualTo(1000);
        }
    }

    @Test
    void events_areToldOf_inOrder_onAThreadOfTheListeners() throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        EventListener listener = event -> told.add(
                Thread.currentThread().getName() + " " + event.attributes().get("sequence"));
        try (ServerFixture fixture = listening(builder ->
                builder.settings(s -> s.connections(c -> c.business(false))).onEvent(listener))) {
            TestPeer peer = fixture.connect("CP-1").sends(BOOT);
            peer.receives();
            assertThat(List.of(next(told), next(told)))
                    .containsExactly("ocpp-listener-events 1", "ocpp-listener-events 2");
        }
    }

    @Test
    void calls_areToldOf_asRecords() throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (ServerFixture fixture = listening(builder -> builder.onCall(
                Ocpp16.BOOT_NOTIFICATION,
                (boot, event) -> told.add(event.chargePointId() + " " + boot.chargePointVendor())))) {
            TestPeer peer = fixture.connect("CP-1").sends("[2,\"h\",\"Heartbeat\",{}]");
            peer.sends(BOOT);
            assertThat(next(told)).isEqualTo("CP-1 V");
        }
    }

    @Test
    void c12_callsThatWereForgiven_areToldOf_asWhatTheyMean() throws InterruptedException {
        Leniency quirks = Leniency.NONE.with(
                Match.vendor("V"),
                LeniencyProfile.of("quirky", LeniencyRule.coerce().against("format")));
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (ServerFixture fixture = listening(builder -> builder.settings(s -> s.leniency(quirks))
                .onCall(Ocpp16.STATUS_NOTIFICATION, (status, event) -> told.add(String.valueOf(status.timestamp()))))) {
            TestPeer peer = fixture.connect("CP-1").sends(BOOT);
            peer.receives();
            peer.sends("[2,\"s\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","
                    + "\"status\":\"Available\",\"timestamp\":\"2026-03-01T12:00:00\"}]");
            assertThat(next(told)).startsWith("2026-03-01T12:00:00").endsWith("Z");
        }
    }

    @Test
    void aFailingListener_harmsNobody_andIsToldOfTheNext() throws InterruptedException {
        BlockingQueue<GatewayEvent> others = new LinkedBlockingQueue<>();
        AtomicLong failures = new AtomicLong();
        try (ServerFixture fixture = listening(builder -> builder.onEvent(event -> {
                    failures.incrementAndGet();
                    throw new AssertionError("broken");
                })
                .onEvent(others::add))) {
            TestPeer peer = fixture.connect("CP-1").sends(BOOT);
            assertThat(peer.receives()).startsWith("[3,\"b\",");
            while (!next(others).type().endsWith("ocpp.call")) {}
        }
        assertThat(failures).hasValueGreaterThan(2);
    }

    @Test
    void aSlowListener_delaysNobody_andIsToldHowMuchItMissed() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        AtomicLong missed = new AtomicLong();
        List<GatewayEvent> seen = new ArrayList<>();
        EventListener slow = new EventListener() {
            @Override
            public void onEvent(GatewayEvent event) {
                busy.countDown();
                try {
                    assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                seen.add(event);
            }

            @Override
            public void onMissed(long events) {
                missed.addAndGet(events);
            }
        };
        ServerFixture fixture = listening(builder -> builder.settings(
                        s -> s.connections(c -> c.business(false).published(Set.of("Heartbeat"))))
                .onEvent(slow));
        try (fixture) {
            TestPeer peer = fixture.connect("CP-1").sends(BOOT);
            peer.receives();
            assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 11_000; i++) {
                peer.sends("[2,\"h" + i + "\",\"Heartbeat\",{}]").receives();
            }
            goOn.countDown();
        }
        assertThat(missed).hasPositiveValue();
        assertThat(seen.size() + missed.get()).isEqualTo(11_003);
        assertThat(seen.get(seen.size() - 1).type()).endsWith("disconnected");
    }

    @Test
    void atTheEnd_whatWaits_isStillHandedOver() {
        List<String> told = new ArrayList<>();
        ServerFixture fixture = listening(builder -> builder.onConnection(new ConnectionListener() {
            @Override
            public void onDisconnected(Closed connection) {
                told.add(connection.reason());
            }
        }));
        fixture.connect("CP-1");
        fixture.close();
        assertThat(told).containsExactly("drain");
    }

    @Test
    void tooManyListeners_areAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listening(builder -> {
                    for (int i = 0; i < 33; i++) {
                        builder.onEvent(event -> {});
                    }
                    return builder;
                }))
                .withMessageContaining("32");
    }

    private static ServerFixture listening(UnaryOperator<OcppServerBuilder> building) {
        return new ServerFixture(settings -> settings, building);
    }

    private static <T> T next(BlockingQueue<T> told) throws InterruptedException {
        T next = told.poll(5, TimeUnit.SECONDS);
        assertThat(next).as("what a listener is told").isNotNull();
        return next;
    }
}
