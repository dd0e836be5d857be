// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a charge point that no OCPP version is shared: the handshake completes, then it is closed (OCPP-J §3.1.2). */
public final class NoCommonVersionEndpoint extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(NoCommonVersionEndpoint.class);

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        try {
            session.close(new CloseReason(CloseCodes.PROTOCOL_ERROR, "no common subprotocol"));
        } catch (IOException gone) {
            LOG.debug("Gone before it could be closed: {}", gone.toString());
        }
    }
}
