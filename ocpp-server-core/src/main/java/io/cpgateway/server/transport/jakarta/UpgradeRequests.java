// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import io.cpgateway.server.transport.UpgradeRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reads what is to be judged out of a servlet request. */
final class UpgradeRequests {
    private static final int MAX_SUBPROTOCOLS = 16;

    private UpgradeRequests() {}

    static UpgradeRequest read(HttpServletRequest request) {
        List<String> subprotocols = Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .limit(MAX_SUBPROTOCOLS)
                .toList();
        return new UpgradeRequest(
                rawPath(request),
                subprotocols,
                request.getHeader("Authorization"),
                request.getHeader("Origin"),
                request.getServerName(),
                request.getRemoteAddr());
    }

    /** The path as it was sent: the container's own reading of it is decoded already. */
    private static String rawPath(HttpServletRequest request) {
        String base = request.getContextPath() + request.getServletPath() + "/";
        String uri = request.getRequestURI();
        return uri.startsWith(base) ? uri.substring(base.length()) : "";
    }
}
