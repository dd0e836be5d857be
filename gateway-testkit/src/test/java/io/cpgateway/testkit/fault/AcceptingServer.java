// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands out the connections that came in, in their order. Once it is closed nobody gets through any more. */
final class AcceptingServer implements AutoCloseable {
    private static final long CLOSING_MS = 10_000;

    private final ServerSocket listener;
    private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
    private final Thread acceptor;

    AcceptingServer() throws IOException {
        listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        acceptor = new Thread(this::accept, "accepting server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept() {
        try {
            while (true) {
                accepted.add(listener.accept());
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    Socket next() throws InterruptedException {
        Socket socket = accepted.poll(10, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connected");
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        awaitAcceptor();
        for (Socket socket = accepted.poll(); socket != null; socket = accepted.poll()) {
            socket.close();
        }
    }

    /** A thread in {@code accept} can take one more connection after the listener was closed, until it has run again. */
    private void awaitAcceptor() {
        try {
            acceptor.join(CLOSING_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (acceptor.isAlive()) {
            throw new AssertionError("still accepts connections");
        }
    }
}
