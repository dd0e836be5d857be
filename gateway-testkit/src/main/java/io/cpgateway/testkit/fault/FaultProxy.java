// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A port of this machine that leads to another one, and what can go wrong on the way: put it between a gateway and its
 * charge points, its Kafka or its Redis. Conditions change while connections live. What is on the way when nothing goes
 * through is kept, at most 64 KiB a way, and arrives when it may, as TCP does it; nothing is ever lost or reordered.
 *
 * <p>One thread serves at most {@value #MOST_CONNECTIONS} connections; one more is reset. Thread-safe; a method returns
 * when what it asks for is so.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 256;
    private static final long PATIENCE_SECONDS = 10;

    private final InetSocketAddress target;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final int port;
    private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final Thread thread;

    // Of the thread alone
    private final Map<Direction, Conditions> conditions = new EnumMap<>(Direction.class);
    private final List<ProxiedConnection> connections = new ArrayList<>();
    private boolean open = true;

    /** Leads to that port of this machine. */
    public FaultProxy(int targetPort) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        target = new InetSocketAddress(loopback, targetPort);
        for (Direction direction : Direction.values()) {
            conditions.put(direction, Conditions.NORMAL);
        }
        try {
            selector = Selector.open();
            listener = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
            listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            port = listener.socket().getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy to port " + targetPort, e);
        }
        thread = new Thread(this::run, "fault proxy to port " + targetPort);
        thread.setDaemon(true);
        thread.start();
    }

    /** The port to connect to. */
    public int port() {
        return port;
    }

    /** {@code host:port} to connect to. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Everything takes this long more, each way. */
    public void latency(Duration more) {
        for (Direction direction : Direction.values()) {
            latency(direction, more);
        }
    }

    /** Everything that way takes this long more. */
    public void latency(Direction direction, Duration more) {
        order(() -> conditions.compute(direction, (d, now) -> now(d).with(more)));
    }

    /** So many bytes a second go through, each way, per connection. */
    public void drip(int bytesPerSecond) {
        for (Direction direction : Direction.values()) {
            drip(direction, bytesPerSecond);
        }
    }

    /** So many bytes a second go through that way, per connection. */
    public void drip(Direction direction, int bytesPerSecond) {
        order(() -> conditions.compute(direction, (d, now) -> now(d).with(bytesPerSecond)));
    }

    /** Connections stay, new ones come about, and nothing goes through. */
    public void blackHole() {
        for (Direction direction : Direction.values()) {
            blackHole(direction);
        }
    }

    /** Nothing goes through that way. */
    public void blackHole(Direction direction) {
        order(() -> conditions.compute(direction, (d, now) -> now(d).closed()));
    }

    /** Everything goes through at once again, also what was held up. */
    public void normal() {
        order(() -> conditions.replaceAll((direction, now) -> Conditions.NORMAL));
    }

    /** Resets every connection that there is (RST), on both sides. New ones are as before. */
    public void reset() {
        order(() -> {
            connections.forEach(ProxiedConnection::reset);
            connections.clear();
        });
    }

    /**
     * One side of every connection that there is goes away (RST), and the other is never told: its socket stays open, and
     * nobody reads what it writes. New connections are as before.
     */
    public void halfOpen(Side gone) {
        order(() -> connections.forEach(connection -> connection.lose(gone)));
    }

    /** How many connections there are, half-open ones included. */
    public int connections() {
        int[] count = new int[1];
        order(() -> count[0] = connections.size());
        return count[0];
    }

    /** Resets every connection and gives up the port. */
    @Override
    public void close() {
        if (thread.isAlive()) {
            order(() -> open = false);
            try {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Conditions now(Direction direction) {
        return conditions.getOrDefault(direction, Conditions.NORMAL);
    }

    /** Has the thread do something, and waits until it did. */
    private void order(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        orders.add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (IllegalArgumentException e) {
                done.completeExceptionally(e);
            }
        });
        selector.wakeup();
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the proxy is closed", e);
        }
    }

    private void run() {
        try (selector;
                listener) {
            while (open) {
                turn();
            }
            connections.forEach(ProxiedConnection::reset);
            selector.selectNow();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy to " + target + " broke", e);
        }
    }

    private void turn() throws IOException {
        long now = System.nanoTime();
        long wait = Lane.FOREVER;
        List<ProxiedConnection> over = new ArrayList<>();
        for (ProxiedConnection connection : connections) {
            long its = connection.move(now(Direction.TO_SERVER), now(Direction.TO_CLIENT), now);
            if (its < 0) {
                over.add(connection);
            } else {
                wait = Math.min(wait, its);
            }
        }
        connections.removeAll(over);
        await(wait);
        selector.selectedKeys().clear();
        accept();
        for (Runnable next = orders.poll(); next != null; next = orders.poll()) {
            next.run();
        }
    }

    private void await(long nanos) throws IOException {
        if (!orders.isEmpty()) {
            selector.selectNow();
        } else if (nanos == Lane.FOREVER) {
            selector.select();
        } else {
            selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
        }
    }

    private void accept() throws IOException {
        for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
            if (connections.size() >= MOST_CONNECTIONS) {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                client.close();
            } else {
                connect(client);
            }
        }
    }

    private void connect(SocketChannel client) throws IOException {
        try {
            connections.add(new ProxiedConnection(client, target, selector, System.nanoTime()));
        } catch (IOException refused) {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.close();
        }
    }
}
