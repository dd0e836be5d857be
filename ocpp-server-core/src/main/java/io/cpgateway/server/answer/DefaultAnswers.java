// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.AnswerContext;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers by the defaults of the version's table. Thread-safe. */
final class DefaultAnswers implements Answerer {
    private final OcppCodec codec;
    private final HeartbeatPace heartbeats;
    private final InstantSource clock;

    DefaultAnswers(OcppCodec codec, HeartbeatPace heartbeats, InstantSource clock) {
        this.codec = codec;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        AnswerContext context = new AnswerContext(clock.instant(), heartbeats.next());
        Decision decision = call.action()
                .defaultAnswer(context)
                .<Decision>map(response -> Decision.Answer.of(codec.payload(response)))
                .orElseGet(() -> new Decision.Refusal(ErrorCode.NOT_SUPPORTED, "nobody here answers " + call.action()));
        return CompletableFuture.completedFuture(decision);
    }
}
