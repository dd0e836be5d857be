// SPDX-License-Identifier: MIT
package io.cpgateway.server.reply;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.codec.Unbound;
import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.event.EventIds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings replies to the CALLs that wait for them. No connection has more than one CALL waiting, so there are never more
 * than connections. Thread-safe.
 */
public final class ReplyDesk implements Replies {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyDesk.class);

    private final Map<String, Expected> waiting = new ConcurrentHashMap<>();
    private final Function<OcppVersion, OcppCodec> codecs;
    private final EventIds ids;
    private final Consumer<ReplyOutcome> counts;

    private record Expected(ReceivedCall call, CompletableFuture<Optional<Reply>> reply) {}

    /**
     * A desk without anybody waiting.
     *
     * @param codecs judge replies in the version of their CALL
     * @param ids gives out the ids of events
     * @param counts is told of every outcome
     */
    public ReplyDesk(Function<OcppVersion, OcppCodec> codecs, EventIds ids, Consumer<ReplyOutcome> counts) {
        this.codecs = codecs;
        this.ids = ids;
        this.counts = counts;
    }

    /**
     * The reply to a CALL, empty if one came and is invalid. The stage completes on the thread that delivers, and not at
     * all if none is delivered before {@link #forget}.
     */
    public CompletionStage<Optional<Reply>> expect(ReceivedCall call) {
        CompletableFuture<Optional<Reply>> reply = new CompletableFuture<>();
        waiting.put(call.eventId(), new Expected(call, reply));
        return reply;
    }

    /** Nobody waits for the reply to that CALL any more. */
    public void forget(ReceivedCall call) {
        waiting.remove(call.eventId());
    }

    /** The reply did not come in time: it is counted, and forgotten. */
    public void missed(ReceivedCall call) {
        forget(call);
        counts.accept(ReplyOutcome.MISSING);
        LOG.warn(
                "No backend replied in time to {} of {}, event {}",
                call.action(),
                call.chargePointId(),
                call.eventId());
    }

    @Override
    public Receipt deliver(Reply reply) {
        Expected expected = waiting.get(reply.correlationId());
        if (expected == null) {
            return nobodyWaits();
        }
        Optional<Violation> violation = judge(reply, expected.call());
        if (!waiting.remove(reply.correlationId(), expected)) {
            return nobodyWaits();
        }
        return violation.map(found -> invalid(expected, found)).orElseGet(() -> taken(expected, reply));
    }

    @Override
    public boolean isOwn(String correlationId) {
        return ids.isOwn(correlationId);
    }

    private Optional<Violation> judge(Reply reply, ReceivedCall call) {
        OcppCodec codec = codecs.apply(call.version());
        if (reply instanceof Reply.Answer answer) {
            return codec.bind(answer.payload(), call.action().responseType()) instanceof Unbound<?> unbound
                    ? Optional.of(unbound.violation())
                    : Optional.empty();
        }
        String code = ((Reply.Refusal) reply).code();
        return codec.protocol().errorCode(code).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                        "",
                        "enum",
                        "the error code is none of OCPP " + call.version().number()));
    }

    private Receipt taken(Expected expected, Reply reply) {
        counts.accept(ReplyOutcome.TAKEN);
        expected.reply().complete(Optional.of(reply));
        return new Receipt.Taken();
    }

    private Receipt invalid(Expected expected, Violation violation) {
        counts.accept(ReplyOutcome.INVALID);
        ReceivedCall call = expected.call();
        LOG.warn(
                "The reply to {} of {}, event {}, is not sent, as it is invalid: {} ({})",
                call.action(),
                call.chargePointId(),
                call.eventId(),
                violation.located(),
                violation.keyword());
        expected.reply().complete(Optional.empty());
        return new Receipt.Invalid(violation);
    }

    private Receipt nobodyWaits() {
        counts.accept(ReplyOutcome.NOBODY_WAITS);
        return new Receipt.NobodyWaits();
    }
}
