// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.transport.Doorway;
import io.cpgateway.server.transport.FrameListener;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One charge point's WebSocket in a Jakarta container. The container reads nothing before {@link #onOpen} returns, and
 * that waits for the claim (C3). Public only because containers make it so.
 */
public final class ChargePointEndpoint extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ChargePointEndpoint.class);
    private static final long CLAIM_SECONDS = 5;

    private final Doorway doorway;
    private final ChargePointId id;
    private final OcppVersion version;
    private final String remoteAddress;
    private final PingWriter pings;
    private final CompletableFuture<FrameListener> claimed = new CompletableFuture<>();

    ChargePointEndpoint(
            Doorway doorway, ChargePointId id, OcppVersion version, String remoteAddress, PingWriter pings) {
        this.doorway = doorway;
        this.id = id;
        this.version = version;
        this.remoteAddress = remoteAddress;
        this.pings = pings;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(doorway.maxMessageSize());
        session.setMaxBinaryMessageBufferSize(doorway.maxMessageSize());
        SessionChannel channel = new SessionChannel(session, pings);
        try {
            doorway.opened(id, version, remoteAddress, channel).whenComplete(this::claimed);
            listen(session, claimed.get(CLAIM_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            channel.close(doorway.retryCloseCode(), "stopping");
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warn("Cannot claim {}: {}", id, failure.toString());
            channel.close(doorway.retryCloseCode(), "unavailable");
        }
    }

    private void claimed(@Nullable FrameListener opened, @Nullable Throwable failure) {
        if (opened != null) {
            claimed.complete(opened);
        } else {
            claimed.completeExceptionally(failure == null ? new IllegalStateException("no listener") : failure);
        }
    }

    /** Also one that ends while it is still being claimed is reported, as soon as it is. */
    @Override
    public void onClose(Session session, CloseReason reason) {
        CompletionStage<FrameListener> listener = claimed;
        listener.thenAccept(opened -> opened.closed(reason.getCloseCode().getCode()));
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.debug("WebSocket of {} failed: {}", id, failure.toString());
    }

    private static void listen(Session session, FrameListener opened) {
        session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String text) {
                opened.text(text);
            }
        });
        session.addMessageHandler(ByteBuffer.class, new MessageHandler.Whole<ByteBuffer>() {
            @Override
            public void onMessage(ByteBuffer bytes) {
                opened.binary();
            }
        });
        session.addMessageHandler(PongMessage.class, new MessageHandler.Whole<PongMessage>() {
            @Override
            public void onMessage(PongMessage pong) {
                opened.pong();
            }
        });
    }
}
