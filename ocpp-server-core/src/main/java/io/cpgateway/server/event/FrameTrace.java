// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Instant;
import java.time.InstantSource;

/** Lets people watch the frames of one charge point, both ways. Thread-safe. */
public final class FrameTrace {
    private final Feed<TracedFrame> feed = new Feed<>();
    private final InstantSource clock;

    /**
     * A frame that went by.
     *
     * @param chargePointId whose
     * @param received whether it came from the charge point
     * @param at when
     * @param text the frame
     */
    public record TracedFrame(ChargePointId chargePointId, boolean received, Instant at, String text) {}

    /** Dates frames by the clock. */
    public FrameTrace(InstantSource clock) {
        this.clock = clock;
    }

    /** Who watches. */
    public Feed<TracedFrame> feed() {
        return feed;
    }

    /** A frame came. */
    public void received(ChargePointId id, String text) {
        trace(id, true, text);
    }

    /** A frame is written. */
    public void sent(ChargePointId id, String text) {
        trace(id, false, text);
    }

    private void trace(ChargePointId id, boolean received, String text) {
        if (feed.isWatched()) {
            feed.publish(new TracedFrame(id, received, clock.instant(), text));
        }
    }
}
