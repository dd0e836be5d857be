// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.server.connection.ReceivedCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Answers one action in the application that embeds the server.
 *
 * <p>Called on the server's executor: at the same time for different charge points, for one charge point never before its
 * CALL before is answered. It may block only as long as that executor has threads to spare. What it answers is checked,
 * made durable with the event of the CALL, and only then sent (D1).
 *
 * <p>A stage that fails with {@link CallRefusedException} is answered with its CALLERROR. Any other failure, an answer
 * that breaks the schema, and none within the handler's timeout are handled alike, by what is least harmful to the
 * charge point:
 *
 * <ul>
 *   <li>StartTransaction and StopTransaction are not answered: the connection is closed, and the charge point repeats
 *       the message when it is back (D2). An error would make it drop the transaction.
 *   <li>Authorize is answered by the idTag store.
 *   <li>Any other action is answered with the CALLERROR InternalError.
 * </ul>
 *
 * @param <Q> the request's record
 * @param <R> the response's record
 */
@FunctionalInterface
public interface CallHandler<Q extends Record, R extends Record> {
    /** Answers a request. The stage may be completed on any thread. */
    CompletionStage<R> handle(Q request, ReceivedCall call);

    /** A handler that has its answer at once. */
    static <Q extends Record, R extends Record> CallHandler<Q, R> of(Function<Q, R> answer) {
        return (request, call) -> CompletableFuture.completedFuture(answer.apply(request));
    }
}
