// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultProxyTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int A_MOMENT_MILLIS = 100;

    private final List<Socket> clients = new ArrayList<>();
    private AcceptingServer target;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        target = new AcceptingServer();
        proxy = new FaultProxy(target.port());
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        target.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        clients.add(client);
        return client;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertReads(Socket socket, String text) throws IOException {
        socket.setSoTimeout(10_000);
        assertThat(new String(socket.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII))
                .isEqualTo(text);
    }

    private static void assertReadsNothing(Socket socket) throws IOException {
        socket.setSoTimeout(A_MOMENT_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    private static void assertReset(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void normally_everythingGoesThrough_andSoDoesTheEnd() throws Exception {
        Socket client = connect();
        Socket server = target.next();
        write(client, "to the server");
        assertReads(server, "to the server");
        write(server, "to the client");
        assertReads(client, "to the client");
        client.shutdownOutput();
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        write(server, "one word more");
        server.close();
        assertReads(client, "one word more");
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void latency_holdsUpEverythingThatIsOnTheWay_untilItIsGone() throws Exception {
        Socket client = connect();
        Socket server = target.next();
        proxy.latency(AN_HOUR);
        write(client, "late");
        client.shutdownOutput();
        assertReadsNothing(server);
        proxy.latency(Duration.ofMillis(1));
        assertReads(server, "late");
        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void aFaultOfOneDirection_leavesTheOtherAlone(Direction faulty) throws Exception {
        Socket client = connect();
        Socket server = target.next();
        Socket stuck = faulty == Direction.TO_SERVER ? client : server;
        Socket free = faulty == Direction.TO_SERVER ? server : client;
        for (Runnable fault : List.<Runnable>of(
                () -> proxy.latency(faulty, AN_HOUR), () -> proxy.blackHole(faulty), () -> proxy.drip(faulty, 1))) {
            fault.run();
            write(free, "free");
            assertReads(stuck, "free");
            write(stuck, "x".repeat(100));
            free.setSoTimeout(A_MOMENT_MILLIS);
            assertThatThrownBy(() -> free.getInputStream().readNBytes(100)).isInstanceOf(SocketTimeoutException.class);
            proxy.normal();
            free.setSoTimeout(10_000);
            await().until(() -> free.getInputStream().available() >= 90);
            free.getInputStream().skipNBytes(free.getInputStream().available());
        }
    }

    @Test
    void aBlackHole_acceptsAndForwardsNothing_andLosesNothing() throws Exception {
        Socket before = connect();
        Socket server = target.next();
        proxy.blackHole();
        Socket after = connect();
        write(before, "held");
        write(after, "held too");
        write(server, "back");
        assertReadsNothing(server);
        assertReadsNothing(before);
        proxy.normal();
        assertReads(server, "held");
        assertReads(before, "back");
        assertReads(target.next(), "held too");
    }

    @Test
    void aBlackHole_takesInNoMoreThanBuffersHold() throws Exception {
        proxy.blackHole();
        try (SocketChannel client =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()))) {
            client.configureBlocking(false);
            await().during(Duration.ofMillis(A_MOMENT_MILLIS))
                    .until(() -> client.write(ByteBuffer.allocate(1 << 20)) == 0);
        }
    }

    @Test
    void aDrip_changesNoByte() throws Exception {
        Socket client = connect();
        Socket server = target.next();
        proxy.drip(Direction.TO_SERVER, 200_000);
        byte[] sent = new byte[100_000];
        new Random(1).nextBytes(sent);
        client.getOutputStream().write(sent);
        assertThat(server.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }

    @Test
    void whatCannotBe_isRefused_andChangesNothing() throws Exception {
        assertThatThrownBy(() -> proxy.latency(AN_HOUR.negated())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proxy.drip(-1)).isInstanceOf(IllegalArgumentException.class);
        write(connect(), "as before");
        assertReads(target.next(), "as before");
    }

    @Test
    void aReset_endsBothSides_andNewConnectionsAreAsBefore() throws Exception {
        Socket client = connect();
        Socket server = target.next();
        proxy.reset();
        assertReset(client);
        assertReset(server);
        assertThat(proxy.connections()).isZero();
        write(connect(), "again");
        assertReads(target.next(), "again");
    }

    @ParameterizedTest
    @EnumSource
    void whenOneSideIsGone_theOtherIsNotTold(Side gone) throws Exception {
        Socket client = connect();
        Socket server = target.next();
        proxy.halfOpen(gone);
        assertReset(gone == Side.CLIENT ? client : server);
        Socket left = gone == Side.CLIENT ? server : client;
        write(left, "is anybody there?");
        assertReadsNothing(left);
        proxy.normal();
        assertReadsNothing(left);
        write(connect(), "again");
        assertReads(target.next(), "again");
        assertThat(proxy.connections()).isEqualTo(2);
    }

    @Test
    void aTargetThatIsAway_resetsTheConnection() throws Exception {
        target.close();
        assertReset(connect());
    }

    @Test
    void aTargetThatBreaksItsSide_breaksTheOther() throws Exception {
        Socket client = connect();
        Socket server = target.next();
        server.setSoLinger(true, 0);
        server.close();
        assertReset(client);
    }

    @Test
    void oneConnectionTooMany_isReset_andTheOthersLive() throws Exception {
        for (int i = 0; i < 256; i++) {
            connect();
        }
        await().until(() -> proxy.connections() == 256);
        assertReset(connect());
        Socket first = clients.get(0);
        write(first, "alive");
        assertReads(target.next(), "alive");
    }

    @Test
    void closing_endsEverything_andTwiceIsOnce() throws Exception {
        Socket client = connect();
        Socket server = target.next();
        proxy.close();
        assertReset(client);
        assertReset(server);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        proxy.close();
    }
}
