// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values from the environment: {@code SERVER_MAX_MESSAGE_SIZE} for {@code server.max_message_size}. After the prefix of
 * a key with a free part, the rest is taken as the key's {@link VariableForm} says: {@code KAFKA_PRODUCER_LINGER_MS} means
 * {@code linger.ms}. Variables that fit no key are somebody else's.
 */
final class EnvironmentSource {
    private static final Pattern INDEX = Pattern.compile("_(\\d{1,3})__");

    private EnvironmentSource() {}

    static List<Setting> read(Map<String, String> environment) {
        List<Setting> settings = new ArrayList<>();
        for (ConfigKey key : ConfigKeys.all()) {
            match(key, environment, (fullKey, variable) -> {
                String value = environment.getOrDefault(variable, "");
                if (!value.isEmpty()) {
                    settings.add(new Setting(fullKey, value, "environment " + variable));
                }
            });
        }
        return settings;
    }

    private static void match(ConfigKey key, Map<String, String> environment, BiConsumer<String, String> found) {
        if (key.shape() == ConfigKey.Shape.MAP) {
            String prefix = variable(key.prefix());
            environment.keySet().stream()
                    .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
                    .forEach(name -> found.accept(
                            key.prefix() + key.doc().variable().read(name.substring(prefix.length())), name));
        } else if (key.name().contains("[]")) {
            environment.keySet().forEach(name -> {
                Matcher index = INDEX.matcher(name);
                if (index.find() && index.replaceFirst("___").equals(variable(key.name()))) {
                    found.accept(key.name().replace("[]", "[" + index.group(1) + "]"), name);
                }
            });
        } else {
            found.accept(key.name(), variable(key.name()));
        }
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
