// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A TCP connection that speaks HTTP and WebSocket byte by byte, and does nothing by itself: no pong, no close, nothing
 * well-formed unless the test wants it. Not thread-safe.
 */
public final class RawSocket implements AutoCloseable {
    /** The opcode of text. */
    public static final int TEXT = 1;
    /** The opcode of binary data. */
    public static final int BINARY = 2;
    /** The opcode of a close. */
    public static final int CLOSE = 8;
    /** The opcode of a ping. */
    public static final int PING = 9;
    /** The opcode of a pong. */
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int MAX_HEAD = 64 * 1024;
    private static final byte[] MASK = {17, 34, 51, 68};

    private final Socket socket;
    private final DataInputStream in;

    /**
     * One frame.
     *
     * @param opcode its opcode, -1 for the end of the stream
     * @param text its payload as text
     * @param closeCode the code of a close; 1005 if it says none, 1006 at the end of the stream
     */
    public record RawFrame(int opcode, String text, int closeCode) {
        static final RawFrame END = new RawFrame(-1, "", 1006);

        static RawFrame of(int opcode, byte[] payload) {
            int code = payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
            return new RawFrame(opcode, new String(payload, StandardCharsets.UTF_8), code);
        }
    }

    /** Connects to a port of this machine, with a small receive buffer. */
    public RawSocket(int port) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A request line and headers for an upgrade; further headers are whole lines. */
    public static String upgrade(String target, String... headers) {
        StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** Connects and upgrades as OCPP 1.6; fails if that is refused. */
    public static RawSocket connected(int port, String id) throws IOException {
        RawSocket raw = new RawSocket(port);
        String head = raw.request(upgrade("/ocpp/" + id, "Sec-WebSocket-Protocol: ocpp1.6"));
        if (!head.startsWith("HTTP/1.1 101")) {
            raw.close();
            throw new IOException("not let in: " + head);
        }
        return raw;
    }

    /** Sends a request; the head of the response, empty if the connection is closed instead. */
    public String request(String head) throws IOException {
        bytes(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.setSoTimeout(10_000);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            while (read.size() < MAX_HEAD
                    && !read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                read.write(in.readByte());
            }
        } catch (EOFException | SocketException ended) {
            return read.toString(StandardCharsets.ISO_8859_1);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Sends bytes. */
    public void bytes(byte[] raw) throws IOException {
        socket.getOutputStream().write(raw);
        socket.getOutputStream().flush();
    }

    /** Sends a whole, masked frame. */
    public void frame(int opcode, byte[] payload) throws IOException {
        frame(FIN | opcode, MASKED, payload);
    }

    /** Sends a text. */
    public void text(String text) throws IOException {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame with these bits in its first byte, and masked or not. */
    public void frame(int firstByte, int mask, byte[] payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 14);
        out.write(firstByte);
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else if (payload.length < 65_536) {
            out.write(mask | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        if (mask != 0) {
            out.writeBytes(MASK);
        }
        for (int i = 0; i < payload.length; i++) {
            out.write(mask == 0 ? payload[i] : payload[i] ^ MASK[i % MASK.length]);
        }
        bytes(out.toByteArray());
    }

    /**
     * The next frame, whatever it is.
     *
     * @throws java.net.SocketTimeoutException if none comes in time
     */
    public RawFrame read(Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        try {
            int opcode = in.readUnsignedByte() & 0x0f;
            long length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            return RawFrame.of(opcode, payload);
        } catch (EOFException | SocketException ended) {
            return RawFrame.END;
        }
    }

    /** Reads until a close frame or the end of the stream, answering nothing; that frame. */
    public RawFrame readUntilEnd(Duration patience) throws IOException {
        RawFrame frame = read(patience);
        while (frame.opcode() >= 0 && frame.opcode() != CLOSE) {
            frame = read(patience);
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
