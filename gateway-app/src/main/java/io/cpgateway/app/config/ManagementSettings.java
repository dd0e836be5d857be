// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The management API. */
public interface ManagementSettings {
    /** The address; empty: decided by {@link GatewayConfig#managementHost()}. */
    @Doc("Address of the management API. Without it 127.0.0.1 while there is no token, 0.0.0.0 otherwise.")
    Optional<String> host();

    /** The port. */
    @Doc("Port of the management API and the console; 0 takes a free one.")
    @WithDefault("8081")
    @Bounds(min = "0", max = "65535")
    int port();

    /** Where other nodes reach it. */
    @Doc(
            value =
                    "Where the other nodes reach this management API; they send on requests about charge points that are "
                            + "connected here, with the caller's token. Without it the address of this machine and "
                            + "management.port. Without a token nothing is sent on.",
            example = "http://gateway-1.internal:8081/")
    Optional<URI> advertisedUrl();

    /** One token that may do everything. */
    @Doc(value = "One token with the role operate, short for an entry of management.tokens.")
    Optional<Secret> token();

    /** Tokens by name. */
    List<Token> tokens();

    /** A token. */
    interface Token {
        /** Whose it is. */
        @Doc(value = "Name of the token, for the log.", example = "backend")
        String name();

        /** What it may do. */
        @Doc(value = "What the token allows.", example = "operate")
        TokenRole role();

        /** The token. */
        @Doc(value = "The token itself, at least 16 characters.", example = "replace-this-with-a-random-text")
        Secret secret();
    }
}
