// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What other processes publish: hints only, nothing depends on them but speed. One thread with a connection of its own,
 * which subscribes again when that breaks. Thread-safe.
 */
final class Subscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final long PAUSE_MS = 500;

    private final RedisAccess access;
    private final Map<String, Consumer<String>> channels;
    private final Runnable onGap;
    private final Thread thread;
    private volatile @Nullable Messages listening;
    private volatile boolean closed;

    private final class Messages extends JedisPubSub {
        @Override
        public void onMessage(String channel, String message) {
            Consumer<String> receiver = channels.get(channel);
            if (receiver != null) {
                receiver.accept(message);
            }
        }

        /** Whatever was published before is missed. */
        @Override
        public void onSubscribe(String channel, int subscribed) {
            onGap.run();
            if (closed) {
                unsubscribe();
            }
        }
    }

    /**
     * Listens from now on.
     *
     * @param channels what to do with messages, by channel
     * @param onGap called when messages may have been missed
     */
    Subscription(RedisAccess access, Map<String, Consumer<String>> channels, Runnable onGap) {
        this.access = access;
        this.channels = Map.copyOf(channels);
        this.onGap = onGap;
        this.thread = new NamedThreads("redis-subscription").newThread(this::listen);
    }

    void start() {
        thread.start();
    }

    private void listen() {
        while (!closed) {
            try {
                if (!access.breaker().isOpen()) {
                    Messages messages = new Messages();
                    listening = messages;
                    access.now(CallMeter.NOTHING, redis -> {
                        redis.subscribe(messages, channels.keySet().toArray(String[]::new));
                        return true;
                    });
                }
            } catch (GatewayException e) {
                LOG.debug("Messages of other nodes are not read: {}", e.getMessage());
            } catch (RuntimeException e) { // a failure must not end the listening
                LOG.error("A message of another node is not handled", e);
            }
            onGap.run();
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        Messages now = listening;
        try {
            if (now != null && now.isSubscribed()) {
                now.unsubscribe();
            }
        } catch (JedisException broken) {
            LOG.debug("The subscription ended before it was given up: {}", broken.getMessage());
        }
        thread.interrupt();
    }
}
