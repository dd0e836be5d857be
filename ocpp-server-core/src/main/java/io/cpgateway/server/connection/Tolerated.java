// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Tolerance;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How events and commands say what was forgiven (C12). */
final class Tolerated {
    private Tolerated() {}

    /** Each as {@code pointer:keyword:treatment}. */
    static SortedSet<String> names(List<Tolerance> tolerances) {
        SortedSet<String> names = new TreeSet<>();
        for (Tolerance tolerance : tolerances) {
            names.add(tolerance.pointer() + ":" + tolerance.keyword() + ":"
                    + tolerance.treatment().wireName());
        }
        return names;
    }
}
