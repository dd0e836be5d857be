// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.transport.FrameChannel;
import io.cpgateway.testkit.RawSocket;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pings to a peer that does not read, on a real port. */
@Timeout(60)
class JettyPingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONTINUATION = 0;

    /** More than the sockets of both sides take in. */
    private static final String HUGE = "x".repeat(32 * 1024 * 1024);

    private final CompletableFuture<Session> sessions = new CompletableFuture<>();
    private final CompletableFuture<SendResult> written = new CompletableFuture<>();
    private final JettyPing pings = new JettyPing();
    private final TestDoorway doorway = TestDoorway.echo();
    private HttpListener listener;
    private RawSocket peer;
    private FrameChannel channel;
    private Session session;

    @BeforeEach
    void pingOnce() throws Exception {
        listener = OneSelector.open(
                doorway,
                (pinged, whenWritten) -> {
                    sessions.complete(pinged);
                    pings.ping(pinged, whenWritten);
                },
                new HttpServlet() {
                    private static final long serialVersionUID = 1L;
                });
        peer = RawSocket.connected(listener.port(), "CP-1");
        channel = Objects.requireNonNull(doorway.openings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .channel();
        channel.ping();
        session = sessions.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(peer.read(PATIENCE).opcode()).isEqualTo(RawSocket.PING);
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        listener.close();
    }

    @Test
    void aPeerThatDoesNotRead_holdsUpNobodyWhoPingsIt_andIsPingedWhenItReads() throws Exception {
        pingWhileNothingIsRead();
        assertThat(written).isNotDone();
        RawSocket.RawFrame frame = peer.read(PATIENCE);
        while (frame.opcode() == RawSocket.TEXT || frame.opcode() == CONTINUATION) {
            frame = peer.read(PATIENCE);
        }
        assertThat(frame.opcode()).isEqualTo(RawSocket.PING);
        assertThat(written.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isOK()).isTrue();
    }

    @Test
    void aPeerThatDoesNotRead_canBeDropped_andThePingHasFailed() throws Exception {
        pingWhileNothingIsRead();
        channel.drop();
        assertThat(doorway.closings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isNotNull();
        assertThat(written.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isOK()).isFalse();
    }

    private void pingWhileNothingIsRead() {
        session.getAsyncRemote().sendText(HUGE, result -> {});
        pings.ping(session, written::complete);
    }
}
