// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import io.cpgateway.server.admission.UpgradeRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what is to be judged out of a servlet request. */
final class UpgradeRequests {
    /** Sixteen bytes in Base64. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private static final int MAX_SUBPROTOCOLS = 16;

    private UpgradeRequests() {}

    /** Whether a container can upgrade it; one that it cannot would be an error of the server's. */
    static boolean isHandshake(HttpServletRequest request) {
        String key = request.getHeader("Sec-WebSocket-Key");
        return request.getMethod().equals("GET")
                && request.getProtocol().equals("HTTP/1.1")
                && "13".equals(request.getHeader("Sec-WebSocket-Version"))
                && key != null
                && KEY.matcher(key).matches()
                && Collections.list(request.getHeaders("Connection")).stream()
                        .flatMap(header -> Arrays.stream(header.split(",", -1)))
                        .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
    }

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
