// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.RawSocket;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WebSockets that share one selector, on a real port: whose thread reads, and who may hold it. */
@Timeout(60)
class FrameEndPointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int EXCHANGES = 25;
    private static final byte[] KIBIBYTE = "x".repeat(1024).getBytes(UTF_8);

    /** More than one read takes: whoever is so far ahead is never seen to have sent all. */
    private static final int FRAMES_AHEAD = 16;

    /** Of a flood, that may be read between a frame and its turn: a turn under way, one or two more, no fourth. */
    private static final int FRAMES_BETWEEN = 64;

    private final BlockedServlet blocked = new BlockedServlet();

    @Test
    void framesOfAll_areReadOnOneThread() throws Exception {
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        TestDoorway doorway = new TestDoorway(arrival -> {
            readers.add(Thread.currentThread());
            arrival.channel().send(arrival.text());
        });
        try (HttpListener listener = OneSelector.open(doorway, new JettyPing(), blocked);
                RawSocket one = RawSocket.connected(listener.port(), "ONE");
                RawSocket two = RawSocket.connected(listener.port(), "TWO")) {
            for (int i = 0; i < EXCHANGES; i++) {
                exchange(one, "one " + i);
                exchange(two, "two " + i);
            }
        }
        assertThat(readers).hasSize(1);
    }

    @Test
    void aFlood_leavesTheSelectorToOthers() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger read = new AtomicInteger();
        AtomicInteger readBefore = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        TestDoorway doorway = new TestDoorway(arrival -> {
            if (arrival.id().equals("FLOOD")) {
                int next = read.incrementAndGet() + FRAMES_AHEAD;
                while (over.getCount() > 0 && sent.get() < next) {
                    Thread.onSpinWait();
                }
            } else {
                readBefore.set(read.get());
                arrival.channel().send(arrival.text());
            }
        });
        try (HttpListener listener = OneSelector.open(doorway, new JettyPing(), blocked);
                RawSocket flood = RawSocket.connected(listener.port(), "FLOOD");
                RawSocket honest = RawSocket.connected(listener.port(), "HONEST")) {
            CompletableFuture<Void> sender = inBackground(() -> {
                while (over.getCount() > 0) {
                    flood.frame(RawSocket.TEXT, KIBIBYTE);
                    sent.incrementAndGet();
                }
            });
            try {
                for (int i = 0; i < EXCHANGES; i++) {
                    honest.text("while it floods " + i);
                    int whenSent = read.get();
                    assertThat(honest.read(PATIENCE).text()).isEqualTo("while it floods " + i);
                    assertThat(readBefore.get() - whenSent).isLessThan(FRAMES_BETWEEN);
                }
                assertThat(sender).isNotDone();
            } finally {
                over.countDown();
            }
            sender.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void whatWasSentBeforeTheEnd_isRead_andTheEndIsSeen() throws Exception {
        AtomicInteger read = new AtomicInteger();
        TestDoorway doorway = new TestDoorway(arrival -> read.incrementAndGet());
        try (HttpListener listener = OneSelector.open(doorway, new JettyPing(), blocked)) {
            for (int frames = 0; frames < EXCHANGES; frames++) {
                read.set(0);
                try (RawSocket ending = RawSocket.connected(listener.port(), "ENDING")) {
                    for (int i = 0; i < frames; i++) {
                        ending.frame(RawSocket.TEXT, KIBIBYTE);
                    }
                }
                assertThat(doorway.closings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo(1006);
                assertThat(read).hasValue(frames);
            }
        }
    }

    @Test
    void aServletThatBlocks_holdsUpNoFrames() throws Exception {
        try (HttpListener listener = OneSelector.open(TestDoorway.echo(), new JettyPing(), blocked);
                RawSocket honest = RawSocket.connected(listener.port(), "HONEST");
                RawSocket http = new RawSocket(listener.port())) {
            http.bytes("GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
            assertThat(blocked.entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            try {
                exchange(honest, "while it blocks");
            } finally {
                blocked.goOn.countDown();
            }
            assertThat(http.request("")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aClaimThatTakesLong_holdsUpNoFrames() throws Exception {
        TestDoorway doorway = TestDoorway.echo();
        try (HttpListener listener = OneSelector.open(doorway, new JettyPing(), blocked);
                RawSocket honest = RawSocket.connected(listener.port(), "HONEST");
                RawSocket waiting = new RawSocket(listener.port())) {
            opening(doorway);
            waiting.bytes(RawSocket.upgrade("/ocpp/WAITS", "Sec-WebSocket-Protocol: ocpp1.6")
                    .getBytes(UTF_8));
            TestDoorway.Opening claim = opening(doorway);
            exchange(honest, "while it waits");
            assertThat(claim.claimed()).isNotDone();
            claim.begin();
            assertThat(waiting.request("")).startsWith("HTTP/1.1 101");
            exchange(waiting, "when it is in");
        }
    }

    private static TestDoorway.Opening opening(TestDoorway doorway) throws InterruptedException {
        return Objects.requireNonNull(doorway.openings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private static void exchange(RawSocket socket, String text) throws IOException {
        socket.text(text);
        assertThat(socket.read(PATIENCE).text()).isEqualTo(text);
    }

    private interface Sending {
        void run() throws IOException;
    }

    private static CompletableFuture<Void> inBackground(Sending sending) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread sender = new Thread(
                () -> {
                    try {
                        sending.run();
                        done.complete(null);
                    } catch (IOException e) {
                        done.completeExceptionally(e);
                    }
                },
                "flood");
        sender.setDaemon(true);
        sender.start();
        return done;
    }

    /** Answers when the test says so. */
    private static final class BlockedServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch entered = new CountDownLatch(1);
        private final transient CountDownLatch goOn = new CountDownLatch(1);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            entered.countDown();
            try {
                assertThat(goOn.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }
}
