// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.ocpp.model.rpc.Call;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The order of what the charge point asks: taken one by one as received, never more unanswered than allowed (C5), the
 * second of two equal ones absorbed while the first is open (C11). Confined to its connection.
 */
final class InboundCalls {
    private final Deque<Inbound> waiting = new ArrayDeque<>();
    private final RepeatMemory repeats = new RepeatMemory();
    private final Opening opening;
    private final EventFactory events;
    private final AnswerCycle cycle;
    private final ReadingPace pace;

    InboundCalls(Opening opening, EventFactory events, AnswerCycle cycle, ReadingPace pace) {
        this.opening = opening;
        this.events = events;
        this.cycle = cycle;
        this.pace = pace;
    }

    /** Takes a valid CALL; false if there are too many unanswered ones already. */
    boolean arrived(Step step, ReadableCall readable, String text) {
        step.count(Tally.RECEIVED);
        Call call = readable.call();
        String fingerprint = Fingerprint.of(call);
        RepeatMemory.Seen seen = repeats.find(call.messageId());
        if (seen != null && !seen.isSame(fingerprint)) {
            step.count(Tally.REUSED_MESSAGE_ID);
            seen = null;
        }
        if (seen != null && seen.isOpen() && !readable.action().is(Trait.ALWAYS_FRESH)) {
            step.count(Tally.UNPUBLISHED);
            return true;
        }
        if (!readable.tolerated().isEmpty()) {
            step.count(Tally.TOLERATED);
        }
        String eventId = events.nextId();
        if (seen != null && seen.wasAnswered()) {
            seen.reopened();
        } else {
            seen = repeats.remember(call.messageId(), fingerprint, eventId);
        }
        return line(step, new Inbound.Served(received(step, readable, fingerprint, eventId), seen, text));
    }

    /** Takes a frame that will be refused; false if there are too many unanswered ones already. */
    boolean arrived(Step step, Rejected rejected, String text) {
        step.count(Tally.RECEIVED);
        return line(step, new Inbound.Refused(rejected, text, step.now()));
    }

    /** Begins with the next one if nothing is under way. */
    void proceed(Step step) {
        while (cycle.isIdle() && !waiting.isEmpty()) {
            cycle.begin(step, waiting.removeFirst());
        }
        pace.adjust(step, unanswered());
    }

    /** Gives up whatever is not at the sink already; it counts as failed. */
    void abandon(Step step) {
        waiting.forEach(frame -> step.count(Tally.FAILED));
        waiting.clear();
        cycle.abandon(step);
    }

    /** Whether nothing is unanswered. */
    boolean isIdle() {
        return unanswered() == 0;
    }

    private boolean line(Step step, Inbound frame) {
        if (!pace.allowsOneMore(unanswered())) {
            step.count(Tally.FAILED);
            return false;
        }
        waiting.addLast(frame);
        proceed(step);
        return true;
    }

    private ReceivedCall received(Step step, ReadableCall readable, String fingerprint, String eventId) {
        return new ReceivedCall(
                opening.chargePointId(),
                events.version(),
                opening.claim().epoch(),
                readable.call(),
                readable.leniency(),
                readable.tolerated(),
                readable.action(),
                fingerprint,
                eventId,
                step.now());
    }

    private int unanswered() {
        return waiting.size() + (cycle.hasFrame() ? 1 : 0);
    }
}
