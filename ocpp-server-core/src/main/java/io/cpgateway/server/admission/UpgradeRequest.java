// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to open a WebSocket, before it is answered.
 *
 * @param rawPath what follows the server's path and its slash, as it was sent: still percent-encoded
 * @param subprotocols the subprotocols offered, in the peer's order; empty if it sent no such header
 * @param authorization the Authorization header, null without one
 * @param origin the Origin header, null without one
 * @param host the Host header without its port, empty without one
 * @param remoteAddress the peer's address
 */
public record UpgradeRequest(
        String rawPath,
        List<String> subprotocols,
        @Nullable String authorization,
        @Nullable String origin,
        String host,
        String remoteAddress) {
    /** Copies the list. */
    public UpgradeRequest {
        subprotocols = List.copyOf(subprotocols);
    }

    /** Without the Authorization header. */
    @Override
    public String toString() {
        return "UpgradeRequest[rawPath=" + rawPath + ", subprotocols=" + subprotocols + ", remoteAddress="
                + remoteAddress + "]";
    }
}
