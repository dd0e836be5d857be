// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One WebSocket of the JDK: whole texts in, one write at a time out, both as fast or slow as asked. Thread-safe. */
final class Wire implements WebSocket.Listener {
    private static final int ABNORMAL = 1006;

    private final Consumer<String> texts;
    private final Runnable whenClosed;
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private CompletableFuture<WebSocket> lastWrite = opened;
    private @Nullable CompletableFuture<Void> thaw;
    private Duration pause = Duration.ZERO;

    Wire(Consumer<String> texts, Runnable whenClosed) {
        this.texts = texts;
        this.whenClosed = whenClosed;
    }

    /** The code it was closed with; 1006 if it broke. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    void send(String text) {
        write(socket -> socket.sendText(text, true));
    }

    void fragment(String text) {
        write(socket -> socket.sendText(text, false));
    }

    void ping() {
        write(socket -> socket.sendPing(ByteBuffer.allocate(0)));
    }

    void close(int code) {
        write(socket -> socket.sendClose(code, ""));
    }

    /** Also a connection that is made and not yet known to be open here is gone then. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    void abort() {
        opened.thenAccept(WebSocket::abort);
        end(ABNORMAL);
    }

    /** Waits so long before each further frame is read. */
    synchronized void readEvery(Duration time) {
        pause = time;
    }

    /** Reads and writes nothing any more; the one frame that is already asked for is still read. */
    synchronized void freeze() {
        if (thaw == null) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            thaw = end;
            lastWrite = lastWrite.thenCombine(end, (socket, nothing) -> socket);
        }
    }

    /** Goes on after {@link #freeze()}, with what waits. */
    void thaw() {
        CompletableFuture<Void> end;
        synchronized (this) {
            end = thaw;
            thaw = null;
        }
        if (end != null) {
            end.complete(null);
        }
    }

    private void end(int code) {
        if (closed.complete(code)) {
            whenClosed.run();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure ends the connection
    private void write(Function<WebSocket, CompletableFuture<WebSocket>> operation) {
        CompletableFuture<WebSocket> written;
        synchronized (this) {
            written = lastWrite.thenCompose(operation);
            lastWrite = written;
        }
        written.whenComplete((socket, failure) -> {
            if (failure != null) {
                end(ABNORMAL);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    private synchronized void readOn(WebSocket socket) {
        if (thaw != null) {
            thaw.thenRun(() -> readOn(socket));
        } else if (pause.isZero()) {
            socket.request(1);
        } else {
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> socket.request(1));
        }
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened.complete(socket);
        readOn(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            String text = part.toString();
            part.setLength(0);
            texts.accept(text);
        }
        readOn(socket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        readOn(socket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        readOn(socket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        end(ABNORMAL);
    }
}
