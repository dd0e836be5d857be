// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Which node holds which charge point's connection, and what is remembered of charge points between connections.
 *
 * <ul>
 *   <li>C1: {@link #claim} returns an epoch higher than every earlier one of this charge point, also after a restart
 *       and when the clock went back. The newest claim owns the charge point.
 *   <li>C2: a replaced owner stays listed as open until its own {@link #release}.
 *   <li>C3: {@link #register} and {@link #release} compare the epoch: what an older connection says changes nothing of
 *       a newer one.
 *   <li>C4: releasing twice, or what was never claimed, is a no-op that returns false.
 *   <li>C5: {@link #abandoned} lists open connections of processes that are gone, and of no living one.
 *   <li>C6: what a stage reported as done survives the end of this process, where the store is durable.
 *   <li>C7: {@link #claim} says that no command waits only if it has looked: every command that was stored before it made
 *       this process the owner is seen by it. One that is stored afterwards finds the new owner by {@link #find}. Who does
 *       not know the mailbox says that commands may wait.
 * </ul>
 *
 * <p>Thread-safe; every call has a deadline and fails as transient beyond it.
 */
public interface ConnectionDirectory extends AutoCloseable {
    /** Makes this process the owner. */
    CompletionStage<Claim> claim(ChargePointId id, OcppVersion version, Instant now);

    /** Records the registration; false if the epoch is no longer the newest. */
    CompletionStage<Boolean> register(ChargePointId id, long epoch, Registration registration);

    /** Ends a connection; false if it was not open. The charge point is offline if it was the newest. */
    CompletionStage<Boolean> release(ChargePointId id, long epoch, Closing closing);

    /** What is known of the charge point, empty if it was never seen. */
    CompletionStage<Optional<Presence>> find(ChargePointId id);

    /** A page of what is known. */
    CompletionStage<PresencePage> list(PresenceQuery query);

    /** Open connections whose process is gone, at most so many. */
    CompletionStage<List<Ownership>> abandoned(int limit);

    @Override
    void close();
}
