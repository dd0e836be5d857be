// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import java.util.concurrent.CompletionStage;

/** Decides what becomes of CALLs. Thread-safe; never blocks. A stage that fails is {@link Decision.Undecided}. */
@FunctionalInterface
public interface Answerer {
    /** Decides one. */
    CompletionStage<Decision> decide(ReceivedCall call);
}
