// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Login;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads an HTTP Basic header as bytes: an OCPP password may hold any byte, a colon included, so the user name ends at
 * the first one (RFC 7617 §2; OCPP 1.6 security whitepaper A00.FR.204, .205).
 */
final class BasicCredentials {
    private static final String SCHEME = "basic ";

    private BasicCredentials() {}

    static Login login(ChargePointId id, @Nullable String authorization, String remoteAddress) {
        byte[] pair = decode(authorization);
        int colon = 0;
        while (colon < pair.length && pair[colon] != ':') {
            colon++;
        }
        if (colon == pair.length) {
            return new Login(id, null, null, remoteAddress);
        }
        String user = new String(pair, 0, colon, StandardCharsets.UTF_8);
        Password password = new Password(Arrays.copyOfRange(pair, colon + 1, pair.length));
        return new Login(id, user, password, remoteAddress);
    }

    private static byte[] decode(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
