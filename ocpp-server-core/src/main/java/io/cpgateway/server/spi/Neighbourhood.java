// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The processes that share the stores, and what they tell one another about charge points (design R2, R4).
 *
 * <ul>
 *   <li>N1: a process is a member from {@link #join} to {@link #close}, or until its lease runs out because it stopped
 *       renewing it; {@link #members} lists those that are, this one included.
 *   <li>N2: {@link #wake} reaches the listener of a member at least once, in any order; for a process that is no member
 *       it does nothing. Waking the same connection again before it was told may tell it once.
 *   <li>N3: when the lease of this process ran out although the stores could be reached, the listener is told with
 *       {@link Listener#lapsed}, since others may have reported its connections as lost. It is a member again then.
 *   <li>N4: stores that are away fail a stage as transient within the deadline; they never make a lease lapse by
 *       themselves.
 *   <li>N5: after {@link #close} every call fails as permanent; a call that meets it is decided either way.
 * </ul>
 *
 * <p>Thread-safe; every call has a deadline and fails as transient beyond it.
 */
public interface Neighbourhood extends AutoCloseable {
    /** Who hears what others tell this process. Called by a thread of the neighbourhood, which it must not block. */
    interface Listener {
        /**
         * There is something to look at: a command that waits, or that a newer connection took over.
         *
         * @param id whose connection
         * @param epoch the newest connection that the other process knew of
         */
        void woken(ChargePointId id, long epoch);

        /** The lease of this process ran out while the stores could be reached. */
        void lapsed();
    }

    /** Becomes a member and listens from now on; to be called once. */
    void join(Listener listener);

    /** Tells the others where the management API of this process is; {@link #members} shows it a few seconds later. */
    void reachableAt(String managementUrl);

    /**
     * Has a process look at a charge point.
     *
     * @param incarnation which process
     * @param id whose connection
     * @param epoch the newest connection that is known here
     */
    CompletionStage<Void> wake(String incarnation, ChargePointId id, long epoch);

    /** Who is a member now. */
    CompletionStage<List<Neighbour>> members();

    @Override
    void close();
}
