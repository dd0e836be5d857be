// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.AnswerContext;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Answers by the defaults of the version's table. Thread-safe; keeps the last answer to each action as it was written. */
final class DefaultAnswers implements Answerer {
    private final OcppCodec codec;
    private final HeartbeatPace heartbeats;
    private final InstantSource clock;
    private final Map<String, Written> last = new ConcurrentHashMap<>();

    /** An answer and the JSON of it. */
    private record Written(Record response, RawJson payload) {}

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
                .<Decision>map(
                        response -> Decision.Answer.of(payload(call.action().name(), response)))
                .orElseGet(() -> new Decision.Refusal(ErrorCode.NOT_SUPPORTED, "nobody here answers " + call.action()));
        return CompletableFuture.completedFuture(decision);
    }

    /** Most actions are answered the same each time. */
    private RawJson payload(String action, Record response) {
        Written before = last.get(action);
        if (before != null && before.response.equals(response)) {
            return before.payload;
        }
        RawJson payload = codec.payload(response);
        last.put(action, new Written(response, payload));
        return payload;
    }
}
