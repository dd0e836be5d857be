// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import java.time.Duration;

/** Empties a node (design R6): nobody new is let in; idle connections go first, in random order, at a pace. */
public interface Drain {
    /**
     * How far it is.
     *
     * @param draining whether nobody new is let in
     * @param remaining how many connections are left
     */
    record Progress(boolean draining, int remaining) {}

    /** Begins, and stays so until it is undone. */
    void begin();

    /** Lets charge points in again. */
    void undo();

    /** How far it is. */
    Progress progress();

    /**
     * Begins, closes everything, those with open CALLs last, and waits until every connection is released or the time
     * is up.
     *
     * @return whether every connection was released
     */
    boolean closeAll(Duration time);
}
