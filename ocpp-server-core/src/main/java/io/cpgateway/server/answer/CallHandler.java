// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.server.connection.ReceivedCall;
import java.util.concurrent.CompletionStage;

/**
 * Answers one action in the application that embeds the server.
 *
 * <p>Called on the server's executor, for different charge points at the same time, for one charge point never before
 * the one before is answered. It must not block. A stage that fails, or takes longer than {@code events.timeout}, is
 * answered with InternalError.
 *
 * @param <Q> the request's record
 * @param <R> the response's record
 */
@FunctionalInterface
public interface CallHandler<Q extends Record, R extends Record> {
    /** Answers a request. */
    CompletionStage<R> handle(Q request, ReceivedCall call);
}
