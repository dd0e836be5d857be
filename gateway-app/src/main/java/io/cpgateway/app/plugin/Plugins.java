// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.InvalidConfigException;
import io.cpgateway.app.config.Mistake;
import io.cpgateway.app.config.PluginChoices;
import io.cpgateway.app.config.Secret;
import io.cpgateway.app.ops.Opened;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plug-ins that the configuration names, and the parts they have made. Confined to the thread that starts the gateway,
 * then to the one that stops it.
 */
public final class Plugins implements AutoCloseable {
    private final GatewayConfig config;
    private final Map<PluginPoint<?>, Provider<?>> chosen;
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final Opened opened = new Opened();

    private Plugins(GatewayConfig config, Map<PluginPoint<?>, Provider<?>> chosen) {
        this.config = config;
        this.chosen = chosen;
    }

    /**
     * Finds what the configuration names; where it names nothing, nothing is loaded. Makes no part yet.
     *
     * @throws InvalidConfigException if anything it names is not there exactly once and whole
     */
    public static Plugins find(GatewayConfig config) throws InvalidConfigException {
        Map<String, String> names = PluginChoices.of(config.settings().plugins());
        Map<PluginPoint<?>, Provider<?>> chosen = new LinkedHashMap<>();
        Plugins plugins = new Plugins(config, chosen);
        if (names.isEmpty()) {
            return plugins;
        }
        PluginFolder folder = plugins.open(config);
        ProviderSearch search = new ProviderSearch(folder);
        List<Mistake> mistakes = new ArrayList<>();
        for (PluginPoint<?> point : PluginPoint.ALL) {
            String name = names.get(point.key());
            if (name != null) {
                try {
                    chosen.put(point, search.find(point, name));
                } catch (ProviderSearch.Refusal e) {
                    mistakes.add(new Mistake(point.key(), name, e.expected(), config.source(point.key())));
                }
            }
        }
        if (!mistakes.isEmpty()) {
            plugins.close();
            throw new InvalidConfigException(mistakes);
        }
        return plugins;
    }

    private PluginFolder open(GatewayConfig config) throws InvalidConfigException {
        Path path = config.settings().plugins().dir();
        try {
            PluginFolder folder = PluginFolder.open(path);
            opened.add(folder);
            return folder;
        } catch (IOException e) {
            throw new InvalidConfigException(List.of(new Mistake(
                    "plugins.dir",
                    path.toString(),
                    "a folder whose jars can all be read; " + e.getMessage(),
                    config.source("plugins.dir"))));
        }
    }

    /** Which plug-in is chosen for a part, empty if none is. */
    public Optional<String> chosenFor(PluginPoint<?> point) {
        return Optional.ofNullable(chosen.get(point)).map(Provider::name);
    }

    /**
     * Makes the part, if a plug-in is chosen for it. It is closed together with this.
     *
     * @throws GatewayException if the plug-in cannot make it; the message names the plug-in
     */
    public <T> Optional<T> create(PluginPoint<T> point, PluginHost host) {
        return Optional.ofNullable(chosen.get(point))
                .map(provider -> create(point, point.provider().cast(provider), host));
    }

    private <T> T create(PluginPoint<T> point, Provider<T> provider, PluginHost host) {
        String name = provider.name();
        PluginFailure failure = new PluginFailure(point.key(), name);
        ConfiguredContext context = new ConfiguredContext(
                name,
                host,
                PluginChoices.properties(config.settings().plugins(), name),
                asked.computeIfAbsent(name, any -> new TreeSet<>()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(provider.getClass().getClassLoader());
        try {
            T part = provider.create(context);
            if (part == null) {
                throw failure.broken("made nothing");
            }
            if (part instanceof AutoCloseable closeable) {
                opened.add(closeable);
            }
            return GuardedPart.of(point, part, failure);
        } catch (LinkageError | RuntimeException e) {
            throw failure.of(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * To be called when every part is made.
     *
     * @throws GatewayException if a property was set that no plug-in has asked for
     */
    public void requireAllRead() {
        List<String> unread = new ArrayList<>();
        asked.forEach((name, known) -> PluginChoices.properties(
                        config.settings().plugins(), name)
                .keySet()
                .forEach(property -> {
                    if (!known.contains(property)) {
                        String key = PluginChoices.prefix(name) + property;
                        unread.add(new Mistake(key, Secret.MASK, "one of " + known, config.source(key)).toString());
                    }
                }));
        if (!unread.isEmpty()) {
            throw new GatewayException.Permanent(String.join(System.lineSeparator(), unread));
        }
    }

    /** Closes the parts, the newest first, then lets go of the jars. */
    @Override
    public void close() {
        opened.close();
    }
}
