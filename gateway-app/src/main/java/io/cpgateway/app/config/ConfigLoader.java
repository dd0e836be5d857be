// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads the configuration. Finds everything that is wrong with it in one go. Used once, by one thread. */
public final class ConfigLoader {
    private static final int PRIORITY = 1000;

    private final Map<String, Setting> settings = new TreeMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    private ConfigLoader() {}

    /**
     * The configuration of these sources.
     *
     * @throws InvalidConfigException if anything is wrong with it
     */
    public static GatewayConfig load(ConfigSources sources) throws InvalidConfigException {
        return new ConfigLoader().read(sources);
    }

    private GatewayConfig read(ConfigSources sources) throws InvalidConfigException {
        sources.file().ifPresent(file -> YamlFile.read(file, this::put, mistakes::add));
        EnvironmentSource.read(sources.environment()).forEach(this::put);
        sources.program().forEach((key, value) -> put(new Setting(key, value, "program")));
        List.copyOf(settings.values()).forEach(this::check);
        requireTokenParts();
        GatewayConfig config = new GatewayConfig(map(), settings);
        mistakes.addAll(CrossChecks.of(config));
        if (!mistakes.isEmpty()) {
            throw new InvalidConfigException(mistakes);
        }
        return config;
    }

    private void put(Setting setting) {
        settings.put(setting.key(), setting);
    }

    private void check(Setting setting) {
        Optional<ConfigKey> found = ConfigKeys.find(setting.key());
        if (found.isEmpty()) {
            String hint = NearMiss.of(setting.key())
                    .map(name -> "a known key; did you mean " + name + "?")
                    .orElse("a known key; docs/configuration.md lists them");
            reject(Mistake.of(setting, Secret.MASK, hint));
            return;
        }
        ConfigKey key = found.get();
        if (!key.accepts(setting.value())) {
            reject(Mistake.of(setting, key.shown(setting.key(), setting.value()), key.expectation()));
        }
    }

    /** Goes on with the default, so that what depends on other keys is checked too. */
    private void reject(Mistake mistake) {
        mistakes.add(mistake);
        settings.remove(mistake.key());
    }

    private void requireTokenParts() {
        List<ConfigKey> required =
                ConfigKeys.all().stream().filter(ConfigKey::required).toList();
        Set<String> entries = settings.keySet().stream()
                .filter(key -> key.contains("]."))
                .map(key -> key.substring(0, key.indexOf("].") + 2))
                .collect(Collectors.toSet());
        for (String entry : entries) {
            for (ConfigKey key : required) {
                String full = entry + key.name().substring(key.name().indexOf("].") + 2);
                if (!settings.containsKey(full)
                        && mistakes.stream().noneMatch(known -> known.key().equals(full))) {
                    mistakes.add(new Mistake(full, Mistake.NOT_SET, key.expectation(), "every entry needs it"));
                }
            }
        }
        if (mistakes.stream().anyMatch(mistake -> mistake.key().contains("]."))) {
            settings.keySet().removeIf(key -> key.contains("]."));
        }
    }

    private Settings map() {
        Map<String, String> values = new HashMap<>();
        settings.forEach((key, setting) -> values.put(quoted(key), setting.value()));
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "settings", PRIORITY))
                .withMapping(Settings.class, "")
                .withValidateUnknown(false);
        ValueType.all().forEach(type -> register(builder, type));
        return builder.build().getConfigMapping(Settings.class, "");
    }

    private static <T> void register(SmallRyeConfigBuilder builder, ValueType<T> type) {
        // The library reads an optional value that is not set as an empty text and expects null for it.
        Converter<@Nullable T> converter =
                text -> text.isEmpty() ? null : type.parser().apply(text);
        builder.withConverter(type.type(), PRIORITY, converter);
    }

    private static String quoted(String key) {
        return ConfigKeys.find(key)
                .filter(definition -> definition.shape() == ConfigKey.Shape.MAP)
                .map(ConfigKey::prefix)
                .map(prefix -> prefix + "\"" + key.substring(prefix.length()) + "\"")
                .orElse(key);
    }
}
