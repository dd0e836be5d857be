// SPDX-License-Identifier: MIT
package io.cpgateway.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection with one CALL outstanding: a socket, and no more work than is needed. Confined to one thread. */
final class Station implements AutoCloseable {
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final byte[] RESULT = "[3,\"".getBytes(StandardCharsets.UTF_8);

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(4096);
    private long sent;
    private long sentNanos;

    /** Connects, and is accepted. */
    Station(String id, int port, long firstFrame) throws IOException {
        sent = firstFrame;
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String upgrade = "GET /ocpp/" + id + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n";
        channel.write(ByteBuffer.wrap(upgrade.getBytes(StandardCharsets.US_ASCII)));
        awaitUpgrade();
        send(Mix.boot());
        while (!answered()) {
            read();
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Sends the next CALL. */
    void call(Mix mix) throws IOException {
        sentNanos = System.nanoTime();
        send(mix.frame(sent++));
    }

    /** Reads what has come; how long the answer took in nanoseconds, or -1 if it is not whole yet. */
    long answer() throws IOException {
        read();
        return answered() ? System.nanoTime() - sentNanos : -1;
    }

    private void awaitUpgrade() throws IOException {
        while (true) {
            read();
            String head = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int end = head.indexOf("\r\n\r\n");
            if (end >= 0) {
                if (!head.startsWith("HTTP/1.1 101")) {
                    throw new IOException("not upgraded: " + head);
                }
                in.flip().position(end + 4);
                in.compact();
                return;
            }
        }
    }

    private void read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed the connection");
        }
    }

    /** Whether the answer is there; it must be a CALLRESULT. Answers pings on the way. */
    private boolean answered() throws IOException {
        in.flip();
        boolean found = false;
        while (!found && in.remaining() >= 2) {
            int begin = in.position();
            int opcode = in.get() & 0xff;
            int length = in.get() & 0xff;
            if (length == 126 && in.remaining() >= 2) {
                length = in.getShort() & 0xffff;
            } else if (length > 125) {
                in.position(begin);
                break;
            }
            if (in.remaining() < length) {
                in.position(begin);
                break;
            }
            found = take(opcode, length);
        }
        in.compact();
        return found;
    }

    private boolean take(int opcode, int length) throws IOException {
        byte[] payload = new byte[length];
        in.get(payload);
        if (opcode == PING) {
            send(ByteBuffer.allocate(6 + length)
                    .put((byte) 0x8a)
                    .put((byte) (0x80 | length))
                    .putInt(0)
                    .put(payload)
                    .flip());
            return false;
        }
        boolean result = opcode == TEXT && length > RESULT.length;
        for (int i = 0; result && i < RESULT.length; i++) {
            result = payload[i] == RESULT[i];
        }
        if (!result) {
            throw new IOException("not a CALLRESULT: " + opcode + " " + new String(payload, StandardCharsets.UTF_8));
        }
        return true;
    }

    private void send(ByteBuffer frame) throws IOException {
        channel.write(frame);
        if (frame.hasRemaining()) {
            throw new IOException("the server does not read");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
