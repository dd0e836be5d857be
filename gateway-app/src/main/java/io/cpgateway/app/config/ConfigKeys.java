// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The catalogue of all keys, read once from the mapping interfaces. Immutable. */
final class ConfigKeys {
    private static final Pattern INDEX = Pattern.compile("\\[\\d{1,3}]");
    private static final Pattern UPPER = Pattern.compile("[A-Z]");
    private static final ConfigKeys ALL = new ConfigKeys();

    private final List<ConfigKey> keys;

    private ConfigKeys() {
        List<ConfigKey> found = new ArrayList<>();
        scan(Settings.class, "", found);
        keys = List.copyOf(found);
    }

    static List<ConfigKey> all() {
        return ALL.keys;
    }

    /** The definition that a full key falls under. */
    static Optional<ConfigKey> find(String fullKey) {
        String pattern = INDEX.matcher(fullKey).replaceAll("[]");
        return all().stream().filter(covers(pattern)).findFirst();
    }

    private static Predicate<ConfigKey> covers(String name) {
        return key -> key.shape() == ConfigKey.Shape.MAP
                ? name.startsWith(key.prefix()) && name.length() > key.prefix().length()
                : name.equals(key.name());
    }

    private static void scan(Class<?> group, String prefix, List<ConfigKey> found) {
        Arrays.stream(group.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> add(method, prefix + snakeCase(method.getName()), found));
    }

    private static void add(Method method, String name, List<ConfigKey> found) {
        Class<?> returned = method.getReturnType();
        if (method.isAnnotationPresent(Doc.class)) {
            found.add(define(method, name));
        } else if (returned == List.class) {
            scan(rawType(argument(method.getGenericReturnType(), 0)), name + "[].", found);
        } else {
            scan(returned, name + ".", found);
        }
    }

    private static ConfigKey define(Method method, String name) {
        Doc doc = Objects.requireNonNull(method.getAnnotation(Doc.class));
        boolean optional = method.getReturnType() == Optional.class;
        Type type = optional ? argument(method.getGenericReturnType(), 0) : method.getGenericReturnType();
        ConfigKey.Shape shape = shape(rawType(type));
        Type element = switch (shape) {
            case SINGLE -> type;
            case LIST -> argument(type, 0);
            case MAP -> argument(type, 1);
        };
        WithDefault withDefault = method.getAnnotation(WithDefault.class);
        return new ConfigKey(
                shape == ConfigKey.Shape.MAP ? name + ".<" + doc.label() + ">" : name,
                shape,
                ValueType.of(rawType(element)),
                withDefault == null ? null : withDefault.value(),
                withDefault == null && !optional && shape != ConfigKey.Shape.MAP,
                method.getAnnotation(Bounds.class),
                doc);
    }

    private static ConfigKey.Shape shape(Class<?> type) {
        if (type == Map.class) {
            return ConfigKey.Shape.MAP;
        }
        return type == List.class ? ConfigKey.Shape.LIST : ConfigKey.Shape.SINGLE;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Class<?> rawType(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }

    private static String snakeCase(String name) {
        return UPPER.matcher(name).replaceAll(match -> "_" + match.group().toLowerCase(Locale.ROOT));
    }
}
