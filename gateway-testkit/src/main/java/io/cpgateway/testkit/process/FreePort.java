// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address for servers that come back on the same port. They lie below the range from which systems
 * take ports for outgoing connections, so that none of these takes the port while its server is away.
 */
public final class FreePort {
    private static final int FIRST = 15_000;
    private static final int AFTER_LAST = 32_000;
    private static final int ATTEMPTS = 1000;
    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** A port that nobody listens on, and that was not returned before in this process. */
    public static int next() {
        return next(0);
    }

    /** The same, where the port that lies so much higher is one as well, and is taken with it. */
    static int next(int distance) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST - distance);
            Set<Integer> both = Set.copyOf(List.of(port, port + distance));
            if (both.stream().allMatch(FreePort::isFree) && both.stream().allMatch(TAKEN::add)) {
                return port;
            }
        }
        throw new IllegalStateException("found no free port from " + FIRST + " to " + (AFTER_LAST - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
