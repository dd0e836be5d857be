// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import io.cpgateway.app.store.DataFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's files, numbered in the order of their making; the newest is written. Confined to one thread. */
final class Segments implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final Pattern NAME = Pattern.compile("journal-(\\d{12})\\.jsonl");

    private final Path folder;
    private final JournalSettings settings;
    private final InstantSource clock;
    private Segment current;

    Segments(Path folder, JournalSettings settings, InstantSource clock) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        Files.createDirectories(folder);
        List<Path> files = files();
        current = new Segment(files.isEmpty() ? file(1) : files.get(files.size() - 1));
        DataFolder.sync(folder);
        prune();
    }

    private Path file(long number) {
        return folder.resolve(String.format(Locale.ROOT, "journal-%012d.jsonl", number));
    }

    private static long number(Path file) {
        return Long.parseLong(NAME.matcher(file.getFileName().toString()).replaceAll("$1"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> NAME.matcher(f.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Makes the lines durable, all of them in one file. */
    void append(List<ByteBuffer> lines) throws IOException {
        long bytes = lines.stream().mapToLong(ByteBuffer::remaining).sum();
        if (current.length() > 0 && current.length() + bytes > settings.segmentBytes()) {
            roll();
        }
        current.append(lines);
    }

    private void roll() throws IOException {
        Segment next = new Segment(file(number(current.file()) + 1));
        Segment full = current;
        current = next;
        full.close();
        DataFolder.sync(folder);
        prune();
    }

    /** Cuts off what a failed {@link #append} left. */
    void repair() throws IOException {
        current.repair();
    }

    /** Finds out whether the disk takes anything, after a failure. */
    void probe() throws IOException {
        current.probe();
    }

    /** Deletes the oldest files beyond the bounds; what cannot be deleted is tried again with the next file. */
    void prune() {
        try {
            List<Path> files = files();
            long total = 0;
            for (Path file : files) {
                total += Files.size(file);
            }
            Instant oldest = clock.instant().minus(settings.maxAge());
            for (Path file : files.subList(0, Math.max(0, files.size() - 1))) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(oldest);
                if (total <= settings.maxBytes() && !old) {
                    return;
                }
                total -= Files.size(file);
                Files.delete(file);
                LOG.info("Deleted {}: {}", file, old ? "it is too old" : "the journal is full");
            }
        } catch (IOException e) {
            LOG.warn("Old files of the journal in {} cannot be deleted; it grows beyond its bounds", folder, e);
        }
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
