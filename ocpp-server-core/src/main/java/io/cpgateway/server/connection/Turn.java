// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one frame that is under way, and where it stands. Immutable.
 *
 * @param frame the frame
 * @param token what a decision about it must name
 * @param phase where it stands
 * @param deadline when what it waits for must be there, null while it is at the sink: that has a deadline of its own
 * @param early a decision by a reply that came before its request was known to be durable, or null
 */
record Turn(
        Inbound frame,
        long token,
        Phase phase,
        @Nullable Instant deadline,
        @Nullable Decision early) {
    enum Phase {
        /** An answer is being decided. */
        DECIDING,
        /** The request to a backend is at the sink. */
        ASKING,
        /** The request is durable, the reply awaited. */
        WAITING,
        /** No reply came: an answer is being decided without one. */
        FALLING_BACK,
        /** The answer is at the sink. */
        ANSWERING
    }

    static Turn deciding(Inbound frame, long token, Instant deadline) {
        return new Turn(frame, token, Phase.DECIDING, deadline, null);
    }

    Turn asking() {
        return new Turn(frame, token, Phase.ASKING, null, null);
    }

    /** Asking still, the reply there already. */
    Turn repliedEarly(Decision decision) {
        return new Turn(frame, token, phase, deadline, decision);
    }

    Turn waiting(Instant until) {
        return new Turn(frame, token, Phase.WAITING, until, null);
    }

    Turn fallingBack(long newToken, Instant until) {
        return new Turn(frame, newToken, Phase.FALLING_BACK, until, null);
    }

    Turn answering() {
        return new Turn(frame, token, Phase.ANSWERING, null, null);
    }

    boolean isAtSink() {
        return phase == Phase.ASKING || phase == Phase.ANSWERING;
    }

    /** Whether its request to a backend is durable, so that its answer is an event of its own. */
    boolean isRequested() {
        return phase == Phase.WAITING || phase == Phase.FALLING_BACK;
    }

    /** Whether a reply may still come. */
    boolean expectsReply() {
        return phase == Phase.ASKING || phase == Phase.WAITING;
    }

    boolean isDue(Step step) {
        return deadline != null && step.hasReached(deadline);
    }
}
