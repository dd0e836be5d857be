// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a YAML file into settings that know their line. Only its structure is used: nothing is constructed. */
final class YamlFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 10;
    private static final String FILE = "--config";

    private final String name;
    private final Consumer<Setting> settings;
    private final Consumer<Mistake> mistakes;

    private YamlFile(String name, Consumer<Setting> settings, Consumer<Mistake> mistakes) {
        this.name = name;
        this.settings = settings;
        this.mistakes = mistakes;
    }

    static void read(Path file, Consumer<Setting> settings, Consumer<Mistake> mistakes) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                mistakes.accept(new Mistake(FILE, file.toString(), "a file of at most 1 MiB", "command line"));
                return;
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            new YamlFile(file.toString(), settings, mistakes).read(text);
        } catch (IOException e) {
            String reason = e.getClass().getSimpleName();
            mistakes.accept(new Mistake(FILE, file.toString(), "a readable file (" + reason + ")", "command line"));
        }
    }

    private void read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root != null) {
                flatten("", root);
            }
        } catch (YAMLException e) {
            // The message quotes the text around the fault, which may be a secret: only its position is told.
            mistakes.accept(new Mistake(name, Mistake.NOT_SET, "YAML" + position(e), name));
        }
    }

    private static String position(YAMLException e) {
        return e instanceof org.yaml.snakeyaml.error.MarkedYAMLException marked && marked.getProblemMark() != null
                ? "; it cannot be read at line " + (marked.getProblemMark().getLine() + 1)
                : "";
    }

    private void flatten(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            flattenMapping(key, mapping);
        } else if (node instanceof SequenceNode sequence) {
            flattenSequence(key, sequence);
        } else if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            if (key.isEmpty()) {
                mistakes.accept(new Mistake(name, Mistake.NOT_SET, "keys and values", source(node)));
            } else {
                settings.accept(new Setting(key, scalar.getValue(), source(node)));
            }
        }
    }

    private void flattenMapping(String key, MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
                mistakes.accept(new Mistake(key, Mistake.NOT_SET, "plain names as keys", source(mapping)));
                continue;
            }
            String full = key.isEmpty() ? scalar.getValue() : key + "." + scalar.getValue();
            if (seen.add(scalar.getValue())) {
                flatten(full, entry.getValueNode());
            } else {
                mistakes.accept(new Mistake(full, Mistake.NOT_SET, "each key once", source(scalar)));
            }
        }
    }

    private void flattenSequence(String key, SequenceNode sequence) {
        List<Node> items = sequence.getValue();
        if (items.stream().allMatch(ScalarNode.class::isInstance)) {
            String joined = items.stream()
                    .map(item -> ((ScalarNode) item).getValue().replace(",", "\\,"))
                    .collect(Collectors.joining(","));
            settings.accept(new Setting(key, joined, source(sequence)));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            flatten(key + "[" + i + "]", items.get(i));
        }
    }

    private String source(Node node) {
        return name + " line " + (node.getStartMark().getLine() + 1);
    }
}
