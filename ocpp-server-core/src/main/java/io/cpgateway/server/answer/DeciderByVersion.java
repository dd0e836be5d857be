// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.reply.ReplyDesk;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Hands each CALL to the desk of its version, and the reply to it as well. Thread-safe. */
public final class DeciderByVersion implements Decider {
    private final Map<OcppVersion, AnswerDesk> desks;
    private final ReplyDesk replies;

    /** The desk of each version that is spoken, and where replies come in. */
    public DeciderByVersion(Map<OcppVersion, AnswerDesk> desks, ReplyDesk replies) {
        this.desks = new EnumMap<>(desks);
        this.replies = replies;
    }

    @Override
    public CompletionStage<Decision> decide(ReceivedCall call) {
        return desk(call).decide(call);
    }

    @Override
    public CompletionStage<Decision> expectReply(ReceivedCall call) {
        AnswerDesk desk = desk(call);
        return replies.expect(call)
                .thenCompose(reply -> reply.map(valid -> desk.decideBy(call, valid))
                        .orElseGet(() -> desk.decideWithout(call, MissingReply.INVALID)));
    }

    @Override
    public CompletionStage<Decision> decideWithoutReply(ReceivedCall call) {
        replies.missed(call);
        return desk(call).decideWithout(call, MissingReply.TIMEOUT);
    }

    @Override
    public void forgetReply(ReceivedCall call) {
        replies.forget(call);
    }

    private AnswerDesk desk(ReceivedCall call) {
        AnswerDesk desk = desks.get(call.version());
        if (desk == null) {
            throw new IllegalArgumentException("OCPP " + call.version() + " is not spoken here");
        }
        return desk;
    }
}
