// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The idTags that are known.
 *
 * <ul>
 *   <li>I1: idTags are compared without regard to case.
 *   <li>I2: {@link #put} replaces, {@link #remove} of an unknown one returns false.
 *   <li>I3: what a stage reported as done survives the end of this process, where the store is durable.
 * </ul>
 *
 * <p>Thread-safe; every call has a deadline and fails as transient beyond it.
 */
public interface IdTagStore extends AutoCloseable {
    /** The idTag, empty if it is not known. */
    CompletionStage<Optional<IdTag>> find(String idTag);

    /** Stores or replaces it. */
    CompletionStage<Void> put(IdTag idTag);

    /** Forgets it; false if it was not known. */
    CompletionStage<Boolean> remove(String idTag);

    @Override
    void close();
}
