// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

/**
 * Whether the transport reads on: not beyond so many unanswered CALLs, where it can pause (C5). While it does not read,
 * silence says nothing about the peer (C9). Confined to its connection.
 */
final class ReadingPace {
    private final int limit;
    private final boolean pausable;
    private final Liveness liveness;
    private boolean paused;

    ReadingPace(int limit, boolean pausable, Liveness liveness) {
        this.limit = limit;
        this.pausable = pausable;
        this.liveness = liveness;
    }

    /** Whether one more may be taken in. What was read before a pause took effect has room. */
    boolean allowsOneMore(int unanswered) {
        return unanswered < (pausable ? 2 * limit : limit);
    }

    void adjust(Step step, int unanswered) {
        if (unanswered <= limit / 2) {
            resume(step);
        } else if (pausable && !paused && unanswered >= limit) {
            paused = true;
            liveness.suspend();
            step.emit(new Output.PauseReading());
        }
    }

    void resume(Step step) {
        if (paused) {
            paused = false;
            liveness.resume(step);
            step.emit(new Output.ResumeReading());
        }
    }
}
