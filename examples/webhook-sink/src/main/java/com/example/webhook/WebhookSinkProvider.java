// SPDX-License-Identifier: MIT
package com.example.webhook;

import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.EventSinkProvider;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.ProviderContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** {@code plugins.event_sink: webhook}. */
public final class WebhookSinkProvider implements EventSinkProvider {
    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public EventSink create(ProviderContext context) {
        // An event that the server has given up on is not posted any more: the charge point will send it again.
        Duration timeout = context.eventTimeout().multipliedBy(9).dividedBy(10);
        return new WebhookEventSink(new WebhookSettings(
                endpoint(context.text("url")),
                Optional.of(context.text("bearer_token", "")).filter(token -> !token.isEmpty()),
                context.duration("attempt_timeout", Duration.ofSeconds(5)),
                timeout,
                context.number("max_in_flight", 10_000, 1, 1_000_000)));
    }

    private static URI endpoint(String url) {
        try {
            URI endpoint = URI.create(url);
            if (endpoint.getHost() != null && ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // told below, without the value, which may hold a password
        }
        throw new GatewayException.Permanent("plugins.config.webhook.url: expected http://… or https://…");
    }
}
