// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import io.cpgateway.server.spi.GatewayException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed in the opposite order. Not thread-safe. */
public final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Remembers the part, which will be closed before all that were added earlier. */
    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Closes everything, also what comes after one that cannot be closed. What fails is added to the failure. */
    public void closeAfter(GatewayException failure) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception | LinkageError e) { // AutoCloseable declares nothing narrower
                failure.addSuppressed(e);
            }
        }
    }

    /**
     * Closes everything, also what comes after one that cannot be closed.
     *
     * @throws GatewayException if anything did not close; what it was is suppressed in it
     */
    @Override
    public void close() {
        GatewayException failure = new GatewayException.Permanent("not everything could be closed");
        closeAfter(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
