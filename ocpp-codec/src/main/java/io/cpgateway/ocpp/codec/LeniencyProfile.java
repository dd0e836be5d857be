// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a kind of charge point is forgiven: rules, of which the first that fits a fault and can mend it counts. A payload
 * of more than 2,000 faults is refused whatever the rules.
 *
 * @param name for logs and metrics
 * @param rules in the order in which they are tried
 */
public record LeniencyProfile(String name, List<LeniencyRule> rules) {
    /** Forgives nothing. */
    public static final LeniencyProfile STRICT = new LeniencyProfile("strict", List.of());

    /** Copies the rules. */
    public LeniencyProfile {
        rules = List.copyOf(rules);
    }

    /** A profile of these rules. */
    public static LeniencyProfile of(String name, LeniencyRule... rules) {
        return new LeniencyProfile(name, List.of(rules));
    }

    /** Whether nothing is forgiven. */
    public boolean isStrict() {
        return rules.isEmpty();
    }

    /** This profile and then the other, named after both. */
    public LeniencyProfile and(LeniencyProfile other) {
        if (isStrict() || other.isStrict()) {
            return isStrict() ? other : this;
        }
        return new LeniencyProfile(
                name + '+' + other.name,
                Stream.concat(rules.stream(), other.rules.stream()).toList());
    }

    List<LeniencyRule> rulesFor(MessageType type) {
        return rules.stream().filter(rule -> rule.concerns(type)).toList();
    }
}
