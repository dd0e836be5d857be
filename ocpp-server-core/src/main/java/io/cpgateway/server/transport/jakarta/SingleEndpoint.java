// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/**
 * A configuration for the upgrade of one request: its endpoint, the subprotocol that was agreed, no extensions (a
 * compressed frame could expand beyond any limit).
 */
final class SingleEndpoint extends ServerEndpointConfig.Configurator {
    private final Endpoint endpoint;

    private SingleEndpoint(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    static ServerEndpointConfig config(Endpoint endpoint, List<String> subprotocols) {
        return ServerEndpointConfig.Builder.create(endpoint.getClass(), "/")
                .subprotocols(subprotocols)
                .configurator(new SingleEndpoint(endpoint))
                .build();
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(endpoint);
    }

    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return supported.isEmpty() ? "" : supported.get(0);
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }
}
