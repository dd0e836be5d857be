// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Hands each CALL to the answerer of its version. Thread-safe. */
public final class AnswererByVersion implements Answerer {
    private final Map<OcppVersion, Answerer> answerers;

    /** The answerer of each version that is spoken. */
    public AnswererByVersion(Map<OcppVersion, Answerer> answerers) {
        this.answerers = new EnumMap<>(answerers);
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        Answerer answerer = answerers.get(call.version());
        if (answerer == null) {
            throw new IllegalArgumentException("OCPP " + call.version() + " is not spoken here");
        }
        return answerer.decide(call);
    }
}
