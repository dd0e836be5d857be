// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import java.util.concurrent.CompletionStage;

/** What connections ask about the CALLs of their charge points. Thread-safe; never blocks. */
public interface Decider extends Answerer {
    /**
     * Takes the reply of a backend, once there is one. The stage does not complete before, and not at all if the CALL is
     * decided without a reply or forgotten.
     */
    CompletionStage<Decision> expectReply(ReceivedCall call);

    /** Decides a CALL to which no reply came in time. */
    CompletionStage<Decision> decideWithoutReply(ReceivedCall call);

    /** Takes no reply to a CALL any more. */
    void forgetReply(ReceivedCall call);
}
