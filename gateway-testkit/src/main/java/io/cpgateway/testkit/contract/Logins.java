// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Login;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;

/** Requests of charge points to be let in. */
final class Logins {
    /** The password that is right, where one is. */
    static final byte[] RIGHT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Logins() {}

    static Login of(ChargePointId id, byte[] password) {
        return new Login(id, id.value(), new Password(password), "127.0.0.1");
    }
}
