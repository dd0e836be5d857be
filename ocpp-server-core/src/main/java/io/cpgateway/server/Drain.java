// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import java.time.Duration;
import java.util.OptionalInt;

/** Empties a node (design R6): nobody new is let in; idle connections go first, in random order, at a pace. */
public interface Drain {
    /**
     * How far it is.
     *
     * @param draining whether nobody new is let in
     * @param target down to how many connections idle ones are being closed, empty if they are not
     * @param remaining how many connections are left
     */
    record Progress(boolean draining, OptionalInt target, int remaining) {}

    /** Begins to close every connection, and lets nobody in until it is undone. */
    void begin();

    /** Begins to close idle connections until so many are left; new ones are welcome. Ends a drain that is under way. */
    void shed(int target);

    /** Closes no more, and lets charge points in again; does nothing once {@link #closeAll} was called. */
    void undo();

    /** How far it is. */
    Progress progress();

    /**
     * Begins for good, and waits until every connection is released or the time is up. The pace is raised if it would
     * not empty the node in three quarters of the time.
     *
     * @return whether every connection was released
     */
    boolean closeAll(Duration time);
}
