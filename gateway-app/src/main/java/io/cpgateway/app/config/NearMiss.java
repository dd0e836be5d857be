// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Finds the key that was probably meant. */
final class NearMiss {
    private static final int MAX_DISTANCE = 3;
    private static final int MAX_LENGTH = 100;

    private NearMiss() {}

    static Optional<String> of(String unknown) {
        if (unknown.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return ConfigKeys.all().stream()
                .filter(key -> distance(key.prefix(), comparable(key, unknown)) <= MAX_DISTANCE
                        || sameLastPart(key.name(), unknown))
                .min(Comparator.comparingInt((ConfigKey key) -> distance(key.prefix(), comparable(key, unknown))))
                .map(ConfigKey::name);
    }

    /** As many parts as the key has before its free part. */
    private static String comparable(ConfigKey key, String unknown) {
        if (key.shape() != ConfigKey.Shape.MAP) {
            return unknown;
        }
        String[] parts = unknown.split("\\.", -1);
        int fixed = key.prefix().split("\\.").length;
        return parts.length <= fixed ? unknown : String.join(".", Arrays.copyOf(parts, fixed)) + ".";
    }

    private static boolean sameLastPart(String name, String unknown) {
        return name.endsWith("." + unknown)
                || unknown.replace("-", "_").equals(name)
                || unknown.endsWith("." + name.substring(name.lastIndexOf('.') + 1));
    }

    /** How many letters must be inserted, deleted or replaced. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
