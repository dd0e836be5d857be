// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.websocket.core.Behavior;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.ExtensionStack;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.Negotiated;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one turn reads, read by read, on a socket without a selector. */
class FrameTurnTest {
    private static final int BUFFER = 10;

    private SocketChannel peer;
    private SocketChannel own;
    private FrameEndPoint endPoint;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            peer = SocketChannel.open(server.getLocalAddress());
            own = server.accept();
        }
        endPoint = new FrameEndPoint(own, null, null, null);
    }

    @AfterEach
    void close() throws IOException {
        own.close();
        peer.close();
    }

    @Test
    void aTurn_isFourReads() throws IOException {
        upgraded();
        sent(7 * BUFFER);
        turn();
        assertThat(reads(5)).containsExactly(BUFFER, BUFFER, BUFFER, BUFFER, 0);
        turn();
        assertThat(reads(3)).containsExactly(BUFFER, BUFFER, BUFFER);
    }

    @Test
    void aReadThatEmptiesTheSocket_endsTheTurn() throws IOException {
        upgraded();
        sent(3);
        turn();
        assertThat(reads(1)).containsExactly(3);
        sent(4);
        assertThat(reads(2)).containsExactly(0, 0);
        turn();
        assertThat(reads(1)).containsExactly(4);
    }

    @Test
    void whatCameWithTheUpgrade_waitsForTheFirstTurn() throws IOException {
        sent(3);
        upgraded();
        assertThat(reads(1)).containsExactly(0);
        turn();
        assertThat(reads(1)).containsExactly(3);
    }

    @Test
    void theEnd_isSeenInTheNextTurn() throws IOException {
        upgraded();
        sent(3);
        peer.close();
        turn();
        assertThat(reads(2)).containsExactly(3, 0);
        turn();
        assertThat(reads(1)).containsExactly(-1);
        turn();
        assertThat(reads(1)).containsExactly(-1);
    }

    @Test
    void theSelectorsOwnThread_readsFrames_butNoHttp() throws IOException {
        endPoint.setConnection(new OtherConnection(endPoint));
        endPoint.fillInterested(Callback.NOOP);
        assertThat(interest()).isEqualTo(Callback.NOOP.getInvocationType());
        Callback reading = Callback.from(() -> {}, failure -> {});
        endPoint.getFillInterest().fillable();
        endPoint.fillInterested(reading);
        assertThat(interest()).isEqualTo(InvocationType.BLOCKING);
        endPoint.getFillInterest().fillable();
        upgraded();
        endPoint.fillInterested(reading);
        assertThat(interest()).isEqualTo(InvocationType.NON_BLOCKING);
    }

    @Test
    void http_readsAsMuchAsItLikes() throws IOException {
        endPoint.setConnection(new OtherConnection(endPoint));
        sent(6 * BUFFER + 3);
        assertThat(reads(7)).containsExactly(BUFFER, BUFFER, BUFFER, BUFFER, BUFFER, BUFFER, 3);
        sent(4);
        assertThat(reads(1)).containsExactly(4);
    }

    private InvocationType interest() {
        return endPoint.getFillInterest().getCallbackInvocationType();
    }

    private void upgraded() {
        WebSocketComponents components = new WebSocketComponents();
        ExtensionStack none = new ExtensionStack(components, Behavior.SERVER);
        none.negotiate(List.of(), List.of());
        Negotiated negotiated = Negotiated.from(none);
        WebSocketCoreSession session =
                new WebSocketCoreSession(new NoFrames(), Behavior.SERVER, negotiated, components);
        endPoint.setConnection(
                new WebSocketConnection(endPoint, Runnable::run, null, ByteBufferPool.NON_POOLING, session));
    }

    private void turn() {
        endPoint.fillInterested(Callback.NOOP);
        assertThat(endPoint.getFillInterest().fillable()).isTrue();
    }

    private void sent(int bytes) throws IOException {
        peer.write(ByteBuffer.allocate(bytes));
    }

    private int[] reads(int count) throws IOException {
        int[] filled = new int[count];
        for (int i = 0; i < count; i++) {
            filled[i] = endPoint.fill(BufferUtil.allocate(BUFFER));
        }
        return filled;
    }

    private static final class OtherConnection extends AbstractConnection {
        private OtherConnection(FrameEndPoint endPoint) {
            super(endPoint, Runnable::run);
        }

        @Override
        public void onFillable() {
            throw new AssertionError("nobody reads here");
        }
    }

    private static final class NoFrames implements FrameHandler {
        @Override
        public void onOpen(CoreSession session, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onFrame(Frame frame, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onError(Throwable cause, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onClosed(CloseStatus status, Callback callback) {
            callback.succeeded();
        }
    }
}
