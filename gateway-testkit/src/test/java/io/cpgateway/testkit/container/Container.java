// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

import io.cpgateway.server.transport.Doorway;

/** A web container on a free port of this machine, as it comes, with charge points at {@code /ocpp}. */
interface Container {
    /** Starts one. */
    interface Starter {
        Container start(Doorway doorway) throws Exception;
    }

    int port();

    void stop() throws Exception;
}
