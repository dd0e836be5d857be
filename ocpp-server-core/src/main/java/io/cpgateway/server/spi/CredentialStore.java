// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The credentials of charge points.
 *
 * <ul>
 *   <li>A1: ids are compared exactly.
 *   <li>A2: {@link #put} replaces at once: the old credential is no longer valid when its stage completes.
 *   <li>A3: what a stage reported as done survives the end of this process, where the store is durable.
 * </ul>
 *
 * <p>Thread-safe; every call has a deadline and fails as transient beyond it.
 */
public interface CredentialStore extends AutoCloseable {
    /** The credential, empty if the charge point has none. */
    CompletionStage<Optional<Credential>> find(ChargePointId id);

    /** Stores or replaces it. */
    CompletionStage<Void> put(ChargePointId id, Credential credential);

    /** Forgets it; false if there was none. */
    CompletionStage<Boolean> remove(ChargePointId id);

    /** Whether there is no credential at all. */
    CompletionStage<Boolean> isEmpty();

    @Override
    void close();
}
