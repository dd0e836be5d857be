// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import io.cpgateway.server.event.CloudEventJson;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Appends events to files, one structured CloudEvent per line (design R0), forced to the disk before they count as
 * durable. A batch is written without another's lines between; if the process ends meanwhile, a part of it may be there.
 * Thread-safe.
 */
public final class JournalEventSink implements EventSink {
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final Path folder;
    private final JournalQueue queue;
    private final JournalWriter writer;
    private final Thread thread;

    /**
     * Resumes the journal in the folder, or begins it.
     *
     * @param clock says how old a file is
     * @throws GatewayException.Permanent if the folder cannot be used
     */
    public JournalEventSink(Path folder, JournalSettings settings, InstantSource clock) {
        this.folder = folder;
        this.queue = new JournalQueue(settings.queueBytes());
        try {
            Segments segments = new Segments(folder, settings, clock);
            this.writer = new JournalWriter(folder, segments, queue, settings);
        } catch (IOException e) {
            throw new GatewayException.Permanent(
                    "journal folder " + folder.toAbsolutePath()
                            + " cannot be used: make it writable and look at the space of its disk",
                    e);
        }
        this.thread = new Thread(writer::run, "journal-writer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public CompletionStage<Void> publish(List<GatewayEvent> events) {
        Batch batch;
        try {
            batch = new Batch(lines(events));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(
                    new GatewayException.Permanent("an event is not one that the journal can hold", e));
        }
        return switch (queue.offer(batch)) {
            case TAKEN -> batch.stage().thenAccept(done -> {});
            case FULL ->
                CompletableFuture.failedFuture(new GatewayException.Transient(
                        "too much waits for the journal in " + folder + ": its disk is too slow, or stalled"));
            case CLOSED ->
                CompletableFuture.failedFuture(
                        new GatewayException.Permanent("the journal in " + folder + " is closed"));
        };
    }

    private static byte[] lines(List<GatewayEvent> events) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (GatewayEvent event : events) {
            lines.writeBytes(CloudEventJson.line(event));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    @Override
    public boolean available() {
        return writer.works() && thread.isAlive();
    }

    @Override
    public String describe() {
        return "journal " + folder;
    }

    @Override
    public void close() {
        queue.close();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new GatewayException.Transient("the journal in " + folder + " was not closed: its disk stalls");
        }
    }
}
