// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection through the proxy, and its two sides. Confined to the proxy's thread. */
final class ProxiedConnection {
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Lane toServer;
    private final Lane toClient;
    private @Nullable Side gone;

    /** Takes over an accepted connection and connects to the other side. */
    ProxiedConnection(SocketChannel accepted, SocketAddress target, Selector selector, long now) throws IOException {
        client = accepted;
        server = SocketChannel.open();
        try {
            client.configureBlocking(false);
            server.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            server.setOption(StandardSocketOptions.TCP_NODELAY, true);
            clientKey = client.register(selector, 0);
            serverKey = server.register(selector, 0);
            server.connect(target);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        toServer = new Lane(client, server, now);
        toClient = new Lane(server, client, now);
    }

    /** Moves what can be moved; for how many nanoseconds nothing more can be, and -1 when the connection is over. */
    long move(Conditions towardsServer, Conditions towardsClient, long now) {
        if (gone != null) {
            return Lane.FOREVER;
        }
        try {
            if (!server.isConnected() && !server.finishConnect()) {
                serverKey.interestOps(SelectionKey.OP_CONNECT);
                return Lane.FOREVER;
            }
            long wait = Math.min(toServer.move(towardsServer, now), toClient.move(towardsClient, now));
            if (toServer.isOver() && toClient.isOver()) {
                close();
                return -1;
            }
            clientKey.interestOps(interest(toServer, towardsServer, toClient));
            serverKey.interestOps(interest(toClient, towardsClient, toServer));
            return wait;
        } catch (IOException broken) {
            reset();
            return -1;
        }
    }

    private static int interest(Lane read, Conditions conditions, Lane written) {
        return (read.wantsToRead(conditions) ? SelectionKey.OP_READ : 0)
                | (written.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
    }

    /** Breaks both sides. */
    void reset() {
        breakOff(client);
        breakOff(server);
    }

    /** Breaks one side and leaves the other as it is: open, and nobody there. */
    void lose(Side side) {
        if (gone != null) {
            return;
        }
        gone = side;
        (side == Side.CLIENT ? serverKey : clientKey).interestOps(0);
        breakOff(side == Side.CLIENT ? client : server);
    }

    private static void breakOff(SocketChannel channel) {
        try {
            if (channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException notAnymore) {
            // It is broken already: closing it is all that is left to do.
        }
        close(channel);
    }

    /** Closes both sides in order. */
    void close() {
        close(client);
        close(server);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException broken) {
            // Its file is gone from this process in any case.
        }
    }
}
