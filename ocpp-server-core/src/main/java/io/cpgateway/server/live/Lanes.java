// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The lanes on which completions are handled: what belongs to one charge point comes on one. Immutable, thread-safe. */
public final class Lanes {
    private final List<Lane> lanes;

    private Lanes(List<Lane> lanes) {
        this.lanes = lanes;
    }

    /** As many as there are processors, on these threads. */
    public static Lanes on(Executor threads) {
        return of(Runtime.getRuntime().availableProcessors(), threads);
    }

    static Lanes of(int count, Executor threads) {
        return new Lanes(Stream.generate(() -> new Lane(threads)).limit(count).toList());
    }

    /** The lane of a charge point, on which tasks are done one after another in the order given. */
    Executor of(ChargePointId id) {
        return lanes.get(Math.floorMod(id.hashCode(), lanes.size()));
    }
}
