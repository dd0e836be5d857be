// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands out the connections that came in, in their order. */
final class AcceptingServer implements AutoCloseable {
    private final ServerSocket listener;
    private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

    AcceptingServer() throws IOException {
        listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "accepting server");
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
        for (Socket socket = accepted.poll(); socket != null; socket = accepted.poll()) {
            socket.close();
        }
    }
}
