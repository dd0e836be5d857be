// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a script answered: a list of texts, numbers, lists and nothings. */
final class Reply {
    private final List<?> parts;

    private Reply(List<?> parts) {
        this.parts = parts;
    }

    static Reply of(@Nullable Object answer) {
        if (answer instanceof List<?> list) {
            return new Reply(list);
        }
        throw new GatewayException.Permanent("a script in Redis answered " + answer + " instead of a list");
    }

    /** The same, after a refusal to touch what a newer release has written was turned into a failure. */
    static Reply checked(@Nullable Object answer) {
        Reply reply = of(answer);
        if (reply.is("newer")) {
            StoredJson.requireLayout(reply.text(1));
        }
        return reply;
    }

    boolean is(String outcome) {
        return !parts.isEmpty() && outcome.equals(parts.get(0));
    }

    @Nullable
    String textOrNull(int index) {
        return index < parts.size() && parts.get(index) != null ? String.valueOf(parts.get(index)) : null;
    }

    String text(int index) {
        return Objects.requireNonNull(textOrNull(index), "a part of an answer of a script");
    }

    long number(int index) {
        return Long.parseLong(text(index));
    }

    List<String> texts(int index) {
        return parts.get(index) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    List<String> texts() {
        return parts.stream().map(String::valueOf).toList();
    }

    /** A list of names and values. */
    Map<String, String> fields(int index) {
        List<String> flat = texts(index);
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            fields.put(flat.get(i), flat.get(i + 1));
        }
        return fields;
    }
}
