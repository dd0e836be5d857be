// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.List;
import java.util.stream.Stream;

/** Ids that are admitted and that a careless store takes for something else. */
final class HostileIds {
    private HostileIds() {}

    /** Patterns, prefixes of one another, ids that differ in case only, names of methods, the longest. */
    static List<ChargePointId> chargePoints() {
        return Stream.of(
                        "*",
                        "CP*",
                        "CP",
                        "cp",
                        "CP-1",
                        "CP-10",
                        "CP.1",
                        "CP_1",
                        "CP|1",
                        "CP~1*|=+@.-_",
                        "...",
                        "-",
                        "--",
                        "_",
                        "@CP",
                        "+1",
                        "=1+1",
                        "0",
                        "00",
                        "1e0",
                        "-1",
                        "null",
                        "NaN",
                        "hasOwnProperty",
                        "x".repeat(48),
                        "x".repeat(47) + "X")
                .map(ChargePointId::new)
                .toList();
    }

    /** 1 to 128 visible ASCII characters, as a command's id may be: braces, quotes, patterns, paths, the longest. */
    static List<String> commands() {
        return List.of(
                "*",
                "?",
                "[a-z]",
                "{CP-1}",
                "{}",
                "}{",
                "a",
                "A",
                "a'b",
                "a\"b",
                "';DROP--",
                "\\",
                "%2F",
                "%",
                "_",
                "../../x",
                "a:b",
                "a|b",
                "a,b",
                "$1",
                "KEYS[1]",
                "]]..x",
                "0",
                "-1",
                "~".repeat(128),
                "~".repeat(127) + "!");
    }
}
