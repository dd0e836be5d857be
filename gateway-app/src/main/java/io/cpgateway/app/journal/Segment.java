// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of complete lines. Opening cuts off a last line that was not finished; what a failed {@link #append} left is cut
 * off by {@link #repair}. Confined to one thread.
 */
final class Segment implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);
    private static final int BLOCK = 8192;
    private static final int PROBE = 4096;

    private final Path file;
    private final FileChannel channel;
    private long length;

    Segment(Path file) throws IOException {
        this.file = file;
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long size = channel.size();
            length = endOfLastLine(size);
            if (length < size) {
                LOG.warn("{}: cut off {} bytes of a last line that was never finished", file, size - length);
                repair();
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private long endOfLastLine(long size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long end = size; end > 0; end -= Math.min(end, BLOCK)) {
            int wanted = (int) Math.min(end, BLOCK);
            block.clear().limit(wanted);
            while (block.hasRemaining() && channel.read(block, end - wanted + block.position()) >= 0) {
                // reads on until the block is full
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return end - wanted + i + 1;
                }
            }
        }
        return 0;
    }

    Path file() {
        return file;
    }

    /** The bytes of complete, durable lines. */
    long length() {
        return length;
    }

    /** Writes the lines and forces them to the disk. After a failure call {@link #repair} before the next. */
    void append(List<ByteBuffer> lines) throws IOException {
        ByteBuffer[] buffers = lines.toArray(ByteBuffer[]::new);
        channel.position(length);
        while (Arrays.stream(buffers).anyMatch(ByteBuffer::hasRemaining)) {
            channel.write(buffers);
        }
        channel.force(false);
        length = channel.position();
    }

    /** Cuts off what is no complete, durable line. */
    void repair() throws IOException {
        channel.truncate(length);
        channel.force(true);
    }

    /** Finds out whether the disk takes anything, without leaving a trace. */
    void probe() throws IOException {
        repair();
        ByteBuffer blanks = ByteBuffer.wrap(" ".repeat(PROBE).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        channel.position(length);
        while (blanks.hasRemaining()) {
            channel.write(blanks);
        }
        channel.force(false);
        repair();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
