// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * One way of one connection: what was read and may not be written yet, at most {@value #MOST_HELD} bytes. Confined to the
 * proxy's thread.
 */
final class Lane {
    /** How long nothing is to be done: until a channel is ready, or conditions change. */
    static final long FOREVER = Long.MAX_VALUE;

    private static final int MOST_HELD = 64 * 1024;
    private static final int CHUNK = 8 * 1024;

    private final SocketChannel from;
    private final SocketChannel to;
    private final Deque<Chunk> held = new ArrayDeque<>();
    private int bytesHeld;
    private boolean ended;
    private boolean endPassedOn;
    private boolean full;
    private long lastDrip;

    private record Chunk(ByteBuffer bytes, long arrived) {}

    Lane(SocketChannel from, SocketChannel to, long now) {
        this.from = from;
        this.to = to;
        lastDrip = now;
    }

    /** Whether it waits for the channel it reads from. */
    boolean wantsToRead(Conditions now) {
        return now.open() && !ended && bytesHeld < MOST_HELD;
    }

    /** Whether it waits for the channel it writes to. */
    boolean wantsToWrite() {
        return full;
    }

    /** Whether its end was handed on. */
    boolean isOver() {
        return endPassedOn;
    }

    /** Reads and writes what it may; for how many nanoseconds there is nothing to be done. */
    long move(Conditions conditions, long now) throws IOException {
        full = false;
        if (!conditions.open()) {
            return FOREVER;
        }
        read(conditions, now);
        long wait = write(conditions, now);
        if (ended && held.isEmpty() && !endPassedOn) {
            endPassedOn = true;
            to.shutdownOutput();
        }
        return wait;
    }

    private void read(Conditions conditions, long now) throws IOException {
        while (wantsToRead(conditions)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.min(CHUNK, MOST_HELD - bytesHeld));
            int count = from.read(bytes);
            if (count < 0) {
                ended = true;
            }
            if (count <= 0) {
                return;
            }
            held.addLast(new Chunk(bytes.flip(), now));
            bytesHeld += count;
        }
    }

    private long write(Conditions conditions, long now) throws IOException {
        while (!held.isEmpty()) {
            Chunk chunk = held.peekFirst();
            long wait = chunk.arrived() + conditions.latency().toNanos() - now;
            if (wait > 0) {
                return wait;
            }
            int allowed = allowed(conditions.bytesPerSecond(), now);
            if (allowed == 0) {
                return nanosPerByte(conditions.bytesPerSecond()) - (now - lastDrip);
            }
            if (!write(chunk.bytes(), allowed)) {
                full = true;
                return FOREVER;
            }
            if (!chunk.bytes().hasRemaining()) {
                held.removeFirst();
            }
        }
        lastDrip = now;
        return FOREVER;
    }

    private int allowed(int bytesPerSecond, long now) {
        if (bytesPerSecond == 0) {
            lastDrip = now;
            return Integer.MAX_VALUE;
        }
        int allowed = (int) Math.min(bytesPerSecond, (now - lastDrip) / nanosPerByte(bytesPerSecond));
        if (allowed > 0) {
            lastDrip = now;
        }
        return allowed;
    }

    private static long nanosPerByte(int bytesPerSecond) {
        return Math.max(1, TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
    }

    /** Whether anything could be written. */
    private boolean write(ByteBuffer bytes, int most) throws IOException {
        int limit = bytes.limit();
        bytes.limit((int) Math.min(limit, (long) bytes.position() + most));
        int count = to.write(bytes);
        bytes.limit(limit);
        bytesHeld -= count;
        return count > 0;
    }
}
