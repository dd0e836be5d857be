// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.model.ChargePointId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** What the path of a request names below its servlet's. */
final class Paths {
    private static final String UNRESERVED = "-._~!$&'()*+,=:@/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Paths() {}

    /** The rest of the path, decoded, without its first slash. */
    static String rest(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    }

    /** The charge point that a segment names, or empty after a problem was sent. */
    static Optional<ChargePointId> chargePoint(String segment, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = ChargePointId.parse(segment);
        if (id.isEmpty()) {
            Problem.of(404, "That is not the id of a charge point.").send(response);
        }
        return id;
    }

    /** The text percent-encoded for a path; slashes stay. */
    static String encode(String text) {
        StringBuilder path = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = String.valueOf(c).matches("[A-Za-z0-9]") || UNRESERVED.indexOf(c) >= 0;
            path.append(plain ? String.valueOf(c) : "%" + HEX.toHexDigits(b).toUpperCase(Locale.ROOT));
        }
        return path.toString();
    }
}
