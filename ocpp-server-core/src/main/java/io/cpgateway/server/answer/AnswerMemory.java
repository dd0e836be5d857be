// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.connection.Decision.Answer;
import io.cpgateway.server.connection.ReceivedCall;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Remembers what backends answered to one action, so that the same message gets the same answer on whichever connection
 * it comes (C11). Thread-safe; never blocks.
 */
public interface AnswerMemory {
    /** The answer that the same message got before, empty if there is none. Fails if the store is away. */
    CompletionStage<Optional<Answer>> recall(ReceivedCall call);

    /**
     * Remembers an answer.
     *
     * @param payload a valid CALLRESULT payload
     * @return the answer to be given: this one, or that of the same message if another was quicker. A store that is away
     *     keeps nobody from being answered (R5): the answer is flagged.
     */
    CompletionStage<Answer> remember(ReceivedCall call, RawJson payload);
}
