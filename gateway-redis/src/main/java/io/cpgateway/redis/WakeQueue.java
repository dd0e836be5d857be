// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbourhood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What other processes want this one to look at (R4): one set, read by one thread every 500 ms, or at once when somebody
 * gives a hint. A wake leaves the set after it was told. Thread-safe.
 */
final class WakeQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WakeQueue.class);
    private static final long PAUSE_MS = 500;
    private static final int BATCH = 500;

    private final RedisAccess access;
    private final List<String> keys;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, new NamedThreads("redis-wakes"));
    private List<String> told = List.of();
    private volatile Neighbourhood.@Nullable Listener listener;

    WakeQueue(RedisAccess access, String incarnation) {
        this.access = access;
        this.keys = List.of(NodeKeys.wakes(incarnation), NodeKeys.wakeEpochs(incarnation));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the thread
    void start(Neighbourhood.Listener listening) {
        if (listener != null) {
            throw new IllegalStateException("this process has joined already");
        }
        listener = listening;
        thread.scheduleWithFixedDelay(this::look, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    /** There may be something. */
    void hint() {
        if (listener != null) {
            execute(this::look);
        }
    }

    /** The lease had run out. */
    void lapsed() {
        Neighbourhood.Listener now = listener;
        if (now != null) {
            execute(now::lapsed);
        }
    }

    /** Tells of a wake that did not come through Redis. */
    void tell(ChargePointId id, long epoch) {
        Neighbourhood.Listener now = listener;
        if (now != null) {
            execute(() -> now.woken(id, epoch));
        }
    }

    private void execute(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException closed) {
            LOG.debug("Nobody is told any more: {}", closed.getMessage());
        }
    }

    private void look() {
        guarded(this::lookOnce);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (GatewayException e) {
            LOG.debug("Wakes are not read: {}", e.getMessage());
        } catch (RuntimeException e) { // a failure must not end the looking
            LOG.error("A wake is not handled", e);
        }
    }

    private void lookOnce() {
        Neighbourhood.Listener now = listener;
        if (access.breaker().isOpen() || now == null) {
            return;
        }
        if (told.isEmpty() && !access.now(CallMeter.PLAIN, redis -> redis.exists(keys.get(0)))) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(BATCH)));
        arguments.addAll(told);
        List<String> found = Reply.of(
                        access.now(Script.WAKES.operation(), redis -> Script.WAKES.run(redis, keys, arguments)))
                .texts();
        told = List.of();
        List<String> done = new ArrayList<>();
        for (int i = 0; i + 2 < found.size(); i += 3) {
            long epoch = Long.parseLong(found.get(i + 2));
            Optional<ChargePointId> id = ChargePointId.parse(found.get(i));
            id.ifPresent(woken -> guarded(() -> now.woken(woken, epoch)));
            done.addAll(found.subList(i, i + 2));
        }
        told = done;
        if (done.size() == 2 * BATCH) {
            hint();
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
