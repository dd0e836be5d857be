// SPDX-License-Identifier: MIT
package io.cpgateway.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** docs/asyncapi.yaml with its references followed. Immutable. */
public final class AsyncApi {
    private final Map<String, Object> document;

    private AsyncApi(Map<String, Object> document) {
        this.document = document;
    }

    /**
     * A message.
     *
     * @param type the {@code ce_type}
     * @param topic where it is written or read
     * @param headers their schema
     * @param payload its schema
     */
    public record Message(String type, String topic, Map<String, Object> headers, Map<String, Object> payload) {
        /** The names of all headers that it may have. */
        public Set<String> headerNames() {
            return new TreeSet<>(properties(headers).keySet());
        }

        /** The schema of a header. */
        public Object header(String name) {
            return properties(headers).get(name);
        }
    }

    /** The document in this checkout. */
    public static AsyncApi read() throws IOException {
        Path file = Path.of("").toAbsolutePath().getParent().resolve("docs/asyncapi.yaml");
        return new AsyncApi(new Yaml().load(Files.readString(file)));
    }

    /** The version of AsyncAPI. */
    String version() {
        return (String) document.get("asyncapi");
    }

    /** Every channel's address, by the channel's name. */
    Map<String, String> topics() {
        Map<String, String> topics = new HashMap<>();
        section("channels")
                .forEach((name, channel) ->
                        topics.put(name, (String) map(channel).get("address")));
        return topics;
    }

    /** What the gateway does with each topic: {@code send} or {@code receive}. */
    Map<String, String> actions() {
        Map<String, String> actions = new HashMap<>();
        for (Object operation : section("operations").values()) {
            Map<String, Object> channel = map(followed(map(operation).get("channel")));
            String before = actions.put(
                    (String) channel.get("address"), (String) map(operation).get("action"));
            if (before != null) {
                throw new IllegalArgumentException("two operations on " + channel.get("address"));
            }
        }
        return actions;
    }

    /** All messages of all channels. */
    public List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (Object channel : section("channels").values()) {
            String topic = (String) map(channel).get("address");
            for (Object reference : map(map(channel).get("messages")).values()) {
                Map<String, Object> message = map(followed(reference));
                messages.add(new Message(
                        (String) message.get("name"), topic, map(message.get("headers")), map(message.get("payload"))));
            }
        }
        return messages;
    }

    /** The message of a type on a topic. */
    public Message message(String topic, String type) {
        return messages().stream()
                .filter(message ->
                        message.topic().equals(topic) && message.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/asyncapi.yaml has no " + type + " on " + topic));
    }

    /** How many messages the components have. */
    int messagesDescribed() {
        return map(section("components").get("messages")).size();
    }

    /** The values that a schema lists. */
    List<String> values(String schema) {
        Object values =
                map(map(section("components").get("schemas")).get(schema)).get("enum");
        return ((List<?>) values).stream().map(String::valueOf).toList();
    }

    private Map<String, Object> section(String name) {
        return map(document.get(name));
    }

    /** The same with every reference replaced by what it refers to. */
    private Object followed(@Nullable Object node) {
        if (node instanceof List<?> list) {
            return list.stream().map(this::followed).toList();
        }
        if (!(node instanceof Map<?, ?>)) {
            return String.valueOf(node).equals("null") ? "" : node;
        }
        Map<String, Object> map = map(node);
        if (map.get("$ref") instanceof String reference) {
            return followed(target(reference));
        }
        Map<String, Object> followed = new LinkedHashMap<>();
        map.forEach((name, value) -> followed.put(name, followed(value)));
        return followed;
    }

    private Object target(String reference) {
        Object target = document;
        for (String step : reference.substring("#/".length()).split("/")) {
            target = map(target).get(step);
            if (target == null) {
                throw new IllegalArgumentException("docs/asyncapi.yaml has nothing at " + reference);
            }
        }
        return target;
    }

    private static Map<String, Object> properties(Map<String, Object> schema) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> own) {
            properties.putAll(map(own));
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            parts.forEach(part -> properties.putAll(properties(map(part))));
        }
        return properties;
    }

    private static Map<String, Object> map(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("docs/asyncapi.yaml: an object is expected instead of " + node);
        }
        return map.entrySet().stream()
                .collect(Collectors.toMap(
                        e -> String.valueOf(e.getKey()), Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }
}
