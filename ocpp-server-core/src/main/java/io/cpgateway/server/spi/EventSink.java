// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Makes events durable.
 *
 * <ul>
 *   <li>E1: a batch's stage completes normally only when every event of it is durable, so that it survives the sudden
 *       end of this process.
 *   <li>E2: it completes exceptionally when that cannot be known; the events may or may not be there.
 *   <li>E3: events of one charge point appear in the order in which they were published; a batch keeps its own order.
 *   <li>E4: publishing never blocks. What does not fit into the sink's bounded buffer fails at once, as transient.
 *   <li>E5: after {@link #close()}, which waits for what was accepted, publishing fails as permanent.
 * </ul>
 *
 * <p>Thread-safe. Stages may complete on a thread of the sink, which dependents must not block.
 */
public interface EventSink extends AutoCloseable {
    /** Makes the events durable, all of them or with an error. */
    CompletionStage<Void> publish(List<GatewayEvent> batch);

    /** Whether publishing is expected to work now; while it is not, no new charge point is let in. */
    boolean available();

    /** Where events go, for people: {@code journal data/journal}. */
    String describe();

    @Override
    void close();
}
