// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.JsonReading.JsonFault;
import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads leniency from JSON, collecting every mistake with its place. One per text. */
final class LeniencyReader {
    private static final CodecLimits LIMITS = CodecLimits.DEFAULTS.withMaxBytes(1 << 20);

    private static final Set<String> PROFILE_KEYS = Set.of("name", "comment", "vendor", "model", "firmware", "rules");
    private static final Set<String> RULE_KEYS =
            Set.of("comment", "action", "message", "path", "keyword", "treatment", "value");

    private final List<String> mistakes = new ArrayList<>();

    Leniency read(String text) {
        List<Leniency.Entry> entries = new ArrayList<>();
        JsonNode root = parse(text);
        if (root != null) {
            onlyKeys(root, Set.of("comment", "profiles"), "");
            for (JsonNode profile : array(root, "profiles", "")) {
                entries.add(entry(profile, "/profiles/" + entries.size()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException("leniency: " + String.join("; ", mistakes));
        }
        return Leniency.of(entries);
    }

    private @Nullable JsonNode parse(String text) {
        try {
            return new JsonReading(LIMITS).tree(RawJson.of(text));
        } catch (JsonFault e) {
            mistakes.add(e.violation().description());
            return null;
        }
    }

    private Leniency.Entry entry(JsonNode profile, String at) {
        onlyKeys(profile, PROFILE_KEYS, at);
        String name = text(profile, "name", at);
        if (name == null) {
            mistakes.add(at + "/name: missing");
        }
        Leniency.Match match = new Leniency.Match(
                text(profile, "vendor", at), text(profile, "model", at), text(profile, "firmware", at));
        List<LeniencyRule> rules = new ArrayList<>();
        int index = 0;
        for (JsonNode rule : array(profile, "rules", at)) {
            rule(rule, at + "/rules/" + index++).ifPresent(rules::add);
        }
        return new Leniency.Entry(match, new LeniencyProfile(name == null ? "" : name, rules));
    }

    private Optional<LeniencyRule> rule(JsonNode rule, String at) {
        onlyKeys(rule, RULE_KEYS, at);
        Optional<Treatment> treatment =
                Optional.ofNullable(text(rule, "treatment", at)).flatMap(Treatment::ofWireName);
        if (treatment.isEmpty()) {
            mistakes.add(at + "/treatment: not one of "
                    + Stream.of(Treatment.values()).map(Treatment::wireName).toList());
            return Optional.empty();
        }
        String action = text(rule, "action", at);
        Kind message = message(rule, at);
        String path = text(rule, "path", at);
        String keyword = text(rule, "keyword", at);
        JsonNode value = rule.get("value");
        try {
            return Optional.of(new LeniencyRule(
                    action,
                    message,
                    path == null ? "*" : path,
                    keyword,
                    treatment.get(),
                    value == null ? null : RawJson.of(value.toString())));
        } catch (IllegalArgumentException e) {
            mistakes.add(at + '/' + e.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable Kind message(JsonNode rule, String at) {
        String name = text(rule, "message", at);
        if (name == null) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        mistakes.add(at + "/message: not one of [request, response]");
        return null;
    }

    private void onlyKeys(JsonNode object, Set<String> keys, String at) {
        if (!object.isObject()) {
            mistakes.add((at.isEmpty() ? "/" : at) + ": not an object");
        }
        object.propertyNames().stream()
                .filter(name -> !keys.contains(name))
                .forEach(name -> mistakes.add(at + '/' + Descriptions.safe(name) + ": unknown key"));
    }

    private Iterable<JsonNode> array(JsonNode object, String name, String at) {
        JsonNode array = object.path(name);
        if (!array.isArray()) {
            mistakes.add(at + '/' + name + ": not an array");
            return List.of();
        }
        return array;
    }

    private @Nullable String text(JsonNode object, String name, String at) {
        JsonNode value = object.get(name);
        if (value != null && !value.isString()) {
            mistakes.add(at + '/' + name + ": not a string");
            return null;
        }
        return value == null ? null : value.asString();
    }
}
