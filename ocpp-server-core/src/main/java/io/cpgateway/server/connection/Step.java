// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One transition while it is made: the time, and the outputs so far. */
final class Step {
    private final Instant now;
    private final List<Output> outputs = new ArrayList<>(4);

    Step(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** Whether it is that time, or later. */
    boolean hasReached(Instant time) {
        return !now.isBefore(time);
    }

    void emit(Output output) {
        outputs.add(output);
    }

    void count(Tally tally) {
        outputs.add(new Output.Count(tally));
    }

    List<Output> outputs() {
        return Collections.unmodifiableList(outputs);
    }
}
