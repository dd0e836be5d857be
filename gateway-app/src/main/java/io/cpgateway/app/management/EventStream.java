// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.server.event.Watch;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of server-sent events. It is written to only while it reads; what it misses meanwhile it is told. Holds no
 * thread. Thread-safe.
 *
 * @param <T> what it reads
 */
final class EventStream<T> implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final long PING_NANOS = Duration.ofSeconds(15).toNanos();
    private static final int CHUNK = 32 * 1024;

    private final Watch<T> watch;
    private final Function<T, ServerSentEvent> form;
    private final Consumer<EventStream<T>> whenOver;
    private final Deque<T> taken = new ArrayDeque<>();
    private @Nullable AsyncContext context;
    private @Nullable ServletOutputStream out;
    private long lastWrite = System.nanoTime();
    private boolean writable;
    private boolean unflushed;
    private boolean greeted;
    private boolean over;

    EventStream(Watch<T> watch, Function<T, ServerSentEvent> form, Consumer<EventStream<T>> whenOver) {
        this.watch = watch;
        this.form = form;
        this.whenOver = whenOver;
    }

    /** Begins the response. */
    synchronized void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        AsyncContext started = request.startAsync();
        started.setTimeout(0);
        context = started;
        out = response.getOutputStream();
        response.getOutputStream().setWriteListener(this);
    }

    /** Writes what has come, if the reader can take it. */
    synchronized void moveOn() {
        ServletOutputStream stream = out;
        if (over || !writable || stream == null) {
            return;
        }
        try {
            write(stream);
        } catch (IOException | RuntimeException gone) { // one reader's end must not be that of all
            onError(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    /** Ends the response. */
    synchronized void end() {
        AsyncContext started = context;
        if (over) {
            return;
        }
        over = true;
        watch.close();
        whenOver.accept(this);
        if (started != null) {
            started.complete();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        moveOn();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("A reader of events is gone: {}", failure.toString());
        end();
    }

    private void write(ServletOutputStream stream) throws IOException, InterruptedException {
        while (isReady(stream)) {
            String chunk = chunk();
            if (!chunk.isEmpty()) {
                stream.write(chunk.getBytes(StandardCharsets.UTF_8));
                unflushed = true;
                lastWrite = System.nanoTime();
            } else if (unflushed) {
                unflushed = false;
                stream.flush();
            } else {
                return;
            }
        }
    }

    private boolean isReady(ServletOutputStream stream) {
        writable = stream.isReady();
        return writable;
    }

    private String chunk() throws InterruptedException {
        StringBuilder chunk = new StringBuilder();
        if (taken.isEmpty()) {
            Watch.Batch<T> batch = watch.take(Duration.ZERO);
            if (batch.dropped() > 0) {
                chunk.append(ServerSentEvent.gap(batch.dropped()).text());
            }
            taken.addAll(batch.items());
        }
        for (T next = taken.poll(); next != null; next = taken.poll()) {
            chunk.append(form.apply(next).text());
            if (chunk.length() >= CHUNK) {
                break;
            }
        }
        boolean silent = chunk.length() == 0 && System.nanoTime() - lastWrite >= PING_NANOS;
        if (!greeted || silent) {
            greeted = true;
            chunk.append(ServerSentEvent.PING);
        }
        return chunk.toString();
    }
}
