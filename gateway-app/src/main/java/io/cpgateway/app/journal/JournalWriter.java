// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import io.cpgateway.app.store.Retry;
import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the journal: whatever waits is written and forced to the disk together. After a failure
 * batches fail at once until it is time to try again, by the next batch or, if none comes, by a probe.
 */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final long MAX_GROUP_BYTES = 4L << 20;
    private static final Duration PROBE_EVERY = Duration.ofMillis(100);
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(1);

    private final Path folder;
    private final Segments segments;
    private final JournalQueue queue;
    private final long groupBytes;
    private final Retry retry = new Retry();
    private List<Batch> inHand = List.of();
    private volatile @Nullable GatewayException failure;

    JournalWriter(Path folder, Segments segments, JournalQueue queue, JournalSettings settings) {
        this.folder = folder;
        this.segments = segments;
        this.queue = queue;
        this.groupBytes = Math.min(MAX_GROUP_BYTES, settings.segmentBytes());
    }

    /** Whether the last write went well. */
    boolean works() {
        return failure == null;
    }

    /** Writes until the queue is closed and empty. */
    void run() {
        try {
            while (!queue.isDrained()) {
                inHand = queue.take(groupBytes, works() ? PRUNE_EVERY : PROBE_EVERY);
                if (inHand.isEmpty()) {
                    idle();
                } else {
                    write(inHand);
                }
                inHand = List.of();
            }
        } catch (InterruptedException e) {
            LOG.warn("The journal is no longer written: its thread was interrupted");
        } finally {
            end();
        }
    }

    private void write(List<Batch> group) {
        GatewayException pausing = failure;
        if (pausing != null && !retry.isDue()) {
            settle(group, pausing);
            return;
        }
        try {
            if (pausing != null) {
                segments.repair();
            }
            segments.append(group.stream().map(Batch::buffer).toList());
            works(pausing);
            settle(group, null);
        } catch (IOException e) {
            settle(group, failed(e));
        }
    }

    private void idle() {
        GatewayException pausing = failure;
        if (pausing == null) {
            segments.prune();
        } else if (retry.isDue()) {
            try {
                segments.probe();
                works(pausing);
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private void works(@Nullable GatewayException before) {
        if (before != null) {
            failure = null;
            retry.succeeded();
            LOG.info("The journal in {} is written again", folder);
        }
    }

    private GatewayException failed(IOException e) {
        GatewayException cause = new GatewayException.Transient(
                "the journal in " + folder + " cannot be written: look at space and permissions of its disk", e);
        failure = cause;
        LOG.error("The journal in {} cannot be written; it is tried again in {}", folder, retry.failed(), e);
        return cause;
    }

    private void settle(List<Batch> group, @Nullable GatewayException cause) {
        for (Batch batch : group) {
            queue.release(batch);
            if (cause == null) {
                batch.stage().complete(null);
            } else {
                batch.stage().completeExceptionally(cause);
            }
        }
    }

    /** Leaves nobody waiting, whatever ended the thread. */
    private void end() {
        queue.close();
        GatewayException closed = new GatewayException.Permanent("the journal in " + folder + " is closed");
        settle(inHand, closed);
        try {
            settle(queue.take(Long.MAX_VALUE, Duration.ZERO), closed);
            segments.close();
        } catch (IOException e) {
            LOG.error("The journal in {} was not closed in order", folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
