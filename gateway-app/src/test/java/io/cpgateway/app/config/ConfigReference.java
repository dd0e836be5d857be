// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Renders the definition of the keys for people. */
final class ConfigReference {
    private static final int WIDTH = 110;

    private ConfigReference() {}

    static String markdown(String command) {
        StringBuilder text = new StringBuilder("# Configuration reference\n\n");
        text.append(
                        "Generated from the definition of the keys in `io.cpgateway.app.config`; do not edit. Regenerate with\n`")
                .append(command)
                .append("`.\n\n")
                .append(
                        "Values come from, strongest first: a program that embeds the gateway, the environment, the file ")
                .append("given with `--config` (else `configs/config.yaml` in the working directory), the defaults. ")
                .append("The variable of a key is its name in capitals with `_` for every other character: ")
                .append("`SERVER_MAX_MESSAGE_SIZE` for `server.max_message_size`. The free part of a key in angle ")
                .append(
                        "brackets is taken literally (`SECURITY_CREDENTIALS_CP001`), below `kafka.` written in capitals ")
                .append("with `_` for dots (`KAFKA_PRODUCER_LINGER_MS`), and below `plugins.config.` in capitals ")
                .append("(`PLUGINS_CONFIG_WEBHOOK_URL`). An empty variable counts as not set. Durations are written ")
                .append("`250ms`, `30s`, `5m`, `24h` or as ISO 8601, sizes `64KiB`.\n\n")
                .append("| key | default | values | meaning |\n|---|---|---|---|\n");
        for (ConfigKey key : ConfigKeys.all()) {
            text.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(
                            key.defaultValue() == null
                                    ? (key.required() ? "required" : "")
                                    : "`" + key.defaultValue() + "`")
                    .append(" | ")
                    .append(key.expectation())
                    .append(" | ")
                    .append(key.doc().value().replace("|", "\\|"))
                    .append(" |\n");
        }
        return text.toString();
    }

    static String example(String command) {
        List<String> lines = new ArrayList<>(List.of(
                "# Every key of the configuration, in the shape of a production node with Redis and Kafka.",
                "# Generated from the definition of the keys; regenerate with",
                "# " + command,
                "# Keys that are commented out show their default."));
        Deque<String> open = new ArrayDeque<>();
        for (ConfigKey key : ConfigKeys.all()) {
            add(key, open, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void add(ConfigKey key, Deque<String> open, List<String> lines) {
        String name = key.shape() == ConfigKey.Shape.MAP ? key.prefix() + "x" : key.name();
        List<String> parts = Arrays.asList(name.split("\\."));
        List<String> groups = parts.subList(0, parts.size() - 1);
        boolean inList = name.contains("[]");
        boolean first = openGroups(groups, open, lines);
        String indent = "  ".repeat(groups.size() + (inList ? 1 : 0));
        String dash = inList && first ? indent.substring(2) + "- " : indent;
        wrap(key, indent, lines);
        if (key.shape() == ConfigKey.Shape.MAP && key.doc().exampleKeys().isEmpty()) {
            lines.add(indent + "# " + key.name().substring(key.prefix().length()) + ":");
        } else if (key.shape() == ConfigKey.Shape.MAP) {
            for (String free : key.doc().exampleKeys().split(",")) {
                lines.add(indent + free + ": " + quoted(key.doc().example()));
            }
        } else {
            String leaf = parts.get(parts.size() - 1);
            String example = key.doc().example();
            String value = key.defaultValue();
            lines.add(
                    example.isEmpty()
                            ? indent + "# " + leaf + ":" + (value == null ? "" : " " + quoted(value))
                            : dash + leaf + ": " + quoted(example));
        }
    }

    /** Opens what is not open yet; whether anything was. */
    private static boolean openGroups(List<String> groups, Deque<String> open, List<String> lines) {
        List<String> current = new ArrayList<>(open);
        int same = 0;
        while (same < current.size()
                && same < groups.size()
                && current.get(same).equals(groups.get(same))) {
            same++;
        }
        while (open.size() > same) {
            open.removeLast();
        }
        for (String group : groups.subList(same, groups.size())) {
            if (open.isEmpty()) {
                lines.add("");
            }
            lines.add("  ".repeat(open.size()) + group.replace("[]", "") + ":");
            open.addLast(group);
        }
        return same < groups.size();
    }

    private static void wrap(ConfigKey key, String indent, List<String> lines) {
        StringBuilder line = new StringBuilder(indent + "#");
        for (String word : (key.doc().value() + " (" + key.expectation() + ")").split(" ")) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent + "#");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z][A-Za-z0-9./_-]*|\\d+[a-z]+|\\d+|/[a-z]+|true|false")
                ? value
                : "\"" + value + "\"";
    }
}
