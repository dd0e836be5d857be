// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.cpgateway.ocpp.model.OcppVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type that values are read as.
 *
 * @param type the type
 * @param expectation what its values look like, for people
 * @param parser reads one, or throws IllegalArgumentException
 */
record ValueType<T>(Class<T> type, String expectation, Function<String, T> parser) {
    private static final List<ValueType<?>> ALL = List.of(
            new ValueType<>(Integer.class, "a whole number", Integer::valueOf),
            new ValueType<>(Boolean.class, "true or false", ValueType::parseBoolean),
            new ValueType<>(String.class, "a text", text -> text),
            new ValueType<>(Path.class, "a path", Path::of),
            new ValueType<>(URI.class, "an address such as http://host:8081/", ValueType::parseUri),
            new ValueType<>(Secret.class, "a secret", Secret::new),
            new ValueType<>(Duration.class, "a duration such as 250ms, 30s, 5m or 24h", DurationText::parse),
            new ValueType<>(ByteSize.class, "a size such as 64KiB or 1MiB", ByteSize::parse),
            new ValueType<>(
                    MissingSubprotocol.class, "reject or an OCPP version such as 1.6", MissingSubprotocol::parse),
            choice(OcppVersion.class),
            choice(Transport.class),
            choice(AnswerSource.class),
            choice(Leniency.class),
            choice(UnknownIdTag.class),
            choice(UnknownChargePoint.class),
            choice(TokenRole.class),
            choice(LogFormat.class),
            choice(LogLevel.class));

    static List<ValueType<?>> all() {
        return ALL;
    }

    static ValueType<?> of(Class<?> type) {
        Class<?> boxed = type == int.class ? Integer.class : type == boolean.class ? Boolean.class : type;
        return ALL.stream()
                .filter(candidate -> candidate.type == boxed)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no way to read a " + type.getName()));
    }

    private static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        String names = constants.stream().map(Enum::toString).collect(Collectors.joining(" or "));
        return new ValueType<>(
                type,
                names,
                text -> constants.stream()
                        .filter(constant -> constant.toString().equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not one of " + names)));
    }

    private static URI parseUri(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException("not an absolute http or https address: " + text);
        }
        return uri;
    }

    private static Boolean parseBoolean(String text) {
        if (Stream.of("true", "false").noneMatch(text::equalsIgnoreCase)) {
            throw new IllegalArgumentException("neither true nor false: " + text);
        }
        return Boolean.valueOf(text);
    }
}
