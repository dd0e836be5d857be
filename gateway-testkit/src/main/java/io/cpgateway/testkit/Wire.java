// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One WebSocket of the JDK: whole texts in, one write at a time out. Thread-safe. */
final class Wire implements WebSocket.Listener {
    private static final int ABNORMAL = 1006;

    private final Consumer<String> texts;
    private final Runnable whenClosed;
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private CompletableFuture<WebSocket> lastWrite = opened;

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

    void close(int code) {
        write(socket -> socket.sendClose(code, ""));
    }

    void abort() {
        if (opened.isDone()) {
            opened.join().abort();
        }
        end(ABNORMAL);
    }

    private void end(int code) {
        if (closed.complete(code)) {
            whenClosed.run();
        }
    }

    private synchronized void write(Function<WebSocket, CompletableFuture<WebSocket>> operation) {
        lastWrite = lastWrite.thenCompose(operation).whenComplete((socket, failure) -> {
            if (failure != null) {
                end(ABNORMAL);
            }
        });
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened.complete(socket);
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            String text = part.toString();
            part.setLength(0);
            texts.accept(text);
        }
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
