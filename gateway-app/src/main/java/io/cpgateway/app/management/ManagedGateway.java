// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.ops.Health;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.Neighbourhood;
import java.time.Instant;

/**
 * What the API looks at and steers.
 *
 * @param config the configuration in effect
 * @param health where the process stands
 * @param server the charge points
 * @param idTags who may charge
 * @param credentials who may connect
 * @param node which process this is
 * @param neighbourhood the processes that share the stores
 */
public record ManagedGateway(
        GatewayConfig config,
        Health health,
        OcppServer server,
        IdTagStore idTags,
        CredentialStore credentials,
        Node node,
        Neighbourhood neighbourhood) {
    /**
     * A process.
     *
     * @param id its label
     * @param incarnation unique to this start
     * @param version of the program
     * @param startedAt when it was started
     */
    public record Node(String id, String incarnation, String version, Instant startedAt) {}
}
