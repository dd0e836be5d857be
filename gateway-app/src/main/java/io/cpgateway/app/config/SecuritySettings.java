// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.util.Map;

/** Who may connect. */
public interface SecuritySettings {
    /** Whether everybody may connect from anywhere. */
    @Doc("Admit every charge point, and serve every management request, without credentials, on any address.")
    @WithDefault("false")
    boolean allowOpen();

    /** What a stranger gets. */
    @Doc("What an unknown charge point gets: 401 as for a wrong password, or 404 for the letter of OCPP-J.")
    @WithDefault("401")
    UnknownChargePoint unknownId();

    /** Passwords that are stored at start. */
    @Doc(
            value = "Password of this charge point, put into the credential store at start.",
            label = "chargePointId",
            exampleKeys = "CP001",
            example = "replace-this-password")
    Map<String, Secret> credentials();
}
