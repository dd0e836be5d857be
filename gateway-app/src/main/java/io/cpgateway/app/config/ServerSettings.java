// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The listener for charge points. */
public interface ServerSettings {
    /** The address; empty: decided by {@link GatewayConfig#serverHost()}. */
    @Doc("Address to listen on for charge points. Without it 127.0.0.1 in open mode, 0.0.0.0 otherwise.")
    Optional<String> host();

    /** The port. */
    @Doc("Port for charge points; 0 takes a free one.")
    @WithDefault("8080")
    @Bounds(min = "0", max = "65535")
    int port();

    /** The path above the ids. */
    @Doc("Path that precedes the charge point id in the URL.")
    @WithDefault("/ocpp")
    String path();

    /** What carries the connections. */
    @Doc("What carries the WebSocket connections.")
    @WithDefault("jakarta")
    Transport transport();

    /** The largest message. */
    @Doc("Largest message of a charge point; a larger one closes its connection with 1009.")
    @WithDefault("64KiB")
    @Bounds(min = "1KiB", max = "16MiB")
    ByteSize maxMessageSize();

    /** How often an idle connection is pinged. */
    @Doc("A silent connection is pinged this often; one that stays silent for three times as long is closed.")
    @WithDefault("30s")
    @Bounds(min = "1s", max = "1h")
    Duration pingInterval();

    /** Close codes. */
    CloseCodes closeCode();

    /** Whether connections are listed on this port. */
    @Doc("Answer GET /connections on the charge point port too. Only on a loopback address.")
    @WithDefault("false")
    boolean exposeConnections();

    /** Close codes. */
    interface CloseCodes {
        /** The code for come back later. */
        @Doc("Close code that makes a charge point reconnect and send again what was not answered.")
        @WithDefault("1001")
        @Bounds(min = "1000", max = "4999")
        int retry();
    }
}
