// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configuration as it may be shown: every key, its value or the mask, and where it came from. */
public final class EffectiveConfig {
    private EffectiveConfig() {}

    /** One line for each key, in the order of the keys. */
    public static String render(GatewayConfig config) {
        Map<String, String> lines = new TreeMap<>();
        ConfigKeys.all().stream()
                .filter(key -> key.shape() != ConfigKey.Shape.MAP && !key.required())
                .forEach(key -> lines.put(key.name(), line(key.name(), defaultOf(key, config), "default")));
        config.given().forEach((name, setting) -> {
            Optional<ConfigKey> key = ConfigKeys.find(name);
            String shown = key.map(k -> k.shown(name, setting.value())).orElse(Secret.MASK);
            lines.put(name, line(name, shown, setting.source()));
        });
        return String.join(System.lineSeparator(), lines.values());
    }

    private static String defaultOf(ConfigKey key, GatewayConfig config) {
        return switch (key.name()) {
            case "server.host" -> config.serverHost();
            case "management.host" -> config.managementHost();
            case "metrics.host" -> config.metricsHost();
            case "node.id" -> config.nodeId();
            case "ocpp.id_tags.unknown" -> config.unknownIdTag().toString();
            case "ocpp.supported_versions" -> config.supportedVersions().toString();
            default -> Optional.ofNullable(key.defaultValue()).orElse(Mistake.NOT_SET);
        };
    }

    private static String line(String key, String value, String source) {
        return Printable.line(key + ": " + value + "  # " + source);
    }
}
