// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import io.cpgateway.app.config.DurationText;
import io.cpgateway.app.config.PluginChoices;
import io.cpgateway.app.config.Secret;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.ProviderContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a plug-in is given, and a record of what it read of it. Confined to the thread that starts the gateway. */
final class ConfiguredContext implements ProviderContext {
    private final String plugin;
    private final PluginHost host;
    private final Map<String, Secret> properties;
    private final Set<String> asked;

    /** Adds to {@code asked} the property that the plug-in asks for, whether it is there or not. */
    ConfiguredContext(String plugin, PluginHost host, Map<String, Secret> properties, Set<String> asked) {
        this.plugin = plugin;
        this.host = host;
        this.properties = properties;
        this.asked = asked;
    }

    @Override
    public String nodeId() {
        return host.nodeId();
    }

    @Override
    public String incarnation() {
        return host.incarnation();
    }

    @Override
    public InstantSource clock() {
        return host.clock();
    }

    @Override
    public Duration eventTimeout() {
        return host.eventTimeout();
    }

    @Override
    public String text(String property) {
        return find(property).orElseThrow(() -> wrong(property, "a value, and it is not set"));
    }

    @Override
    public String text(String property, String otherwise) {
        return find(property).orElse(otherwise);
    }

    @Override
    public int number(String property, int otherwise, int min, int max) {
        return read(property, Integer::valueOf, n -> n >= min && n <= max, "a whole number from " + min + " to " + max)
                .orElse(otherwise);
    }

    @Override
    public Duration duration(String property, Duration otherwise) {
        return read(property, DurationText::parse, duration -> true, "a duration such as 250ms, 30s, 5m or 24h")
                .orElse(otherwise);
    }

    private <T> Optional<T> read(
            String property, Function<String, T> parser, Predicate<T> allowed, String expectation) {
        try {
            Optional<T> value = find(property).map(parser);
            if (value.filter(allowed.negate()).isPresent()) {
                throw wrong(property, expectation);
            }
            return value;
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes the value
            throw wrong(property, expectation);
        }
    }

    private Optional<String> find(String property) {
        asked.add(property);
        return Optional.ofNullable(properties.get(property)).map(Secret::reveal);
    }

    private GatewayException.Permanent wrong(String property, String expectation) {
        return new GatewayException.Permanent(PluginChoices.prefix(plugin) + property + ": expected " + expectation);
    }
}
