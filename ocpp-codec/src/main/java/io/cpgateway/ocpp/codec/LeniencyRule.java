// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.RawJson;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a {@link LeniencyProfile}: which faults it forgives, and how. Immutable.
 *
 * <pre>{@code
 * LeniencyRule.coerce().forAction("MeterValues").at("*timestamp").against("format")
 * }</pre>
 *
 * @param action only in messages of this action; null for all
 * @param message only in its CALL or only in its CALLRESULT; null for both
 * @param path only where the pointer fits this pattern, in which {@code *} stands for any characters, slashes among them
 * @param keyword only where this keyword of the schema is broken; null for all that the treatment is good for
 * @param treatment what is done
 * @param value JSON. {@link Treatment#DEFAULT}: what stands in. {@link Treatment#KEEP}: what stands in for an unknown name
 *     in a record; may be null. {@link Treatment#COERCE}: the offset, such as {@code "+02:00"}, that a time without one is
 *     taken to have; null means UTC. Else null
 */
public record LeniencyRule(
        @Nullable String action,
        @Nullable Kind message,
        String path,
        @Nullable String keyword,
        Treatment treatment,
        @Nullable RawJson value) {
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "required",
            "enum",
            "maxLength",
            "format",
            "multipleOf",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "additionalProperties");

    private static final Set<String> KEEPABLE =
            Set.of("enum", "maxLength", "format", "multipleOf", "maxItems", "minimum", "maximum");

    private static final Pattern OFFSET = Pattern.compile("\"(Z|[+-]\\d{2}:\\d{2})\"");

    /** @throws IllegalArgumentException if the parts do not go together; the message names the part */
    public LeniencyRule {
        require(keyword == null || KEYWORDS.contains(keyword), "keyword: not one of " + KEYWORDS);
        switch (treatment) {
            case DEFAULT -> require(value != null, "value: missing, it is what stands in");
            case IGNORE, TRUNCATE -> require(value == null, "value: of no use to " + treatment.wireName());
            case COERCE ->
                require(
                        value == null || OFFSET.matcher(value.toString()).matches(),
                        "value: not an offset such as \"+02:00\"");
            case KEEP ->
                require(keyword == null || KEEPABLE.contains(keyword), "keyword: what breaks it cannot be kept");
        }
        require(
                treatment != Treatment.TRUNCATE || keyword == null || keyword.equals("maxLength"),
                "keyword: only maxLength can be cut");
        require(value == null || RuleValue.isJson(value), "value: not JSON");
    }

    /** Forgives by {@link Treatment#IGNORE}. */
    public static LeniencyRule ignore() {
        return new LeniencyRule(null, null, "*", null, Treatment.IGNORE, null);
    }

    /** Forgives by {@link Treatment#COERCE}. */
    public static LeniencyRule coerce() {
        return new LeniencyRule(null, null, "*", null, Treatment.COERCE, null);
    }

    /** Forgives by {@link Treatment#KEEP}. */
    public static LeniencyRule keep() {
        return new LeniencyRule(null, null, "*", null, Treatment.KEEP, null);
    }

    /** Forgives by {@link Treatment#TRUNCATE}. */
    public static LeniencyRule truncate() {
        return new LeniencyRule(null, null, "*", null, Treatment.TRUNCATE, null);
    }

    /** Forgives by {@link Treatment#DEFAULT} with this value. */
    public static LeniencyRule byDefault(RawJson value) {
        return new LeniencyRule(null, null, "*", null, Treatment.DEFAULT, value);
    }

    /** This rule, for one action only. */
    public LeniencyRule forAction(String name) {
        return new LeniencyRule(name, message, path, keyword, treatment, value);
    }

    /** This rule, for CALLs or for CALLRESULTs only. */
    public LeniencyRule in(Kind kind) {
        return new LeniencyRule(action, kind, path, keyword, treatment, value);
    }

    /** This rule, for pointers that fit the pattern only. */
    public LeniencyRule at(String pattern) {
        return new LeniencyRule(action, message, pattern, keyword, treatment, value);
    }

    /** This rule, for one keyword only. */
    public LeniencyRule against(String brokenKeyword) {
        return new LeniencyRule(action, message, path, brokenKeyword, treatment, value);
    }

    /** This rule with another value. */
    public LeniencyRule with(RawJson newValue) {
        return new LeniencyRule(action, message, path, keyword, treatment, newValue);
    }

    boolean concerns(MessageType type) {
        return (action == null || action.equals(type.action())) && (message == null || message == type.kind());
    }

    boolean covers(String pointer, String brokenKeyword) {
        return (keyword == null || keyword.equals(brokenKeyword)) && Glob.matches(path, pointer);
    }

    static boolean isKeepable(String keyword) {
        return KEEPABLE.contains(keyword);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
