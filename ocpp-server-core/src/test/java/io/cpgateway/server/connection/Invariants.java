// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.cpgateway.ocpp.codec.DecodeResult;
import io.cpgateway.ocpp.codec.Decoded;
import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.Frame;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.Attempt;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds of every connection at every step, whatever happens to it. */
final class Invariants {
    private static final Duration EVENT_TIMEOUT = ConnectionSettings.DEFAULTS.eventTimeout();

    private final Map<Tally, Integer> counted = new EnumMap<>(Tally.class);
    private long sequence;
    private long undecided;
    private Instant undecidedUntil = Instant.MAX;
    private boolean ended;
    private boolean disconnected;
    private boolean released;
    private boolean paused;
    private int writesUnderWay;
    private final Deque<String> unanswered = new ArrayDeque<>();
    private @Nullable String asked;
    private boolean asking;
    private final Set<Long> expectedReplies = new HashSet<>();
    private @Nullable GatewayEvent lastCall;
    private @Nullable ReceivedCall request;
    private boolean requestAnswered;

    /** Before the input is given, at that time. */
    void before(Input input, Instant now) {
        boolean eventIsLate = input instanceof Input.TimePassed && !now.isBefore(undecidedUntil);
        if (input instanceof Input.FrameArrived frame) {
            arrived(frame.result());
        } else if (input instanceof Input.Published published && published.token() == undecided) {
            undecided = 0;
        } else if (input instanceof Input.PublishFailed failed && failed.token() == undecided) {
            undecided = 0;
        } else if (eventIsLate) {
            undecided = 0;
        } else if (input instanceof Input.CommandAdvanced) {
            writesUnderWay--;
        } else if (input instanceof Input.NextCommand || input instanceof Input.MailboxAway) {
            asking = false;
        } else if (input instanceof Input.Decided decided) {
            expectedReplies.remove(decided.token());
        }
    }

    void after(List<Output> outputs, Instant now) {
        undecidedUntil = undecided == 0 ? now.plus(EVENT_TIMEOUT) : undecidedUntil;
        outputs.forEach(this::check);
    }

    int count(Tally tally) {
        return counted.getOrDefault(tally, 0);
    }

    /** D4, when nothing is in flight. */
    void checkSum() {
        int ended = 0;
        for (Tally tally : Tally.values()) {
            ended += tally.ends() ? count(tally) : 0;
        }
        assertThat(ended).as("D4: %s", counted).isEqualTo(count(Tally.RECEIVED));
    }

    private void check(Output output) {
        boolean allowedAfterRelease = output instanceof Output.AnswerProbe;
        assertThat(released && !allowedAfterRelease)
                .as("%s after Release", output)
                .isFalse();
        if (output instanceof Output.SendPing) {
            assertThat(ended).as("%s after the end", output).isFalse();
        } else if (output instanceof Output.SendFrame sent) {
            assertThat(ended).as("%s after the end", output).isFalse();
            check(sent.frame());
        } else if (output instanceof Output.CloseTransport || output instanceof Output.DropTransport) {
            ended = true;
        } else if (output instanceof Output.Publish publish) {
            check(publish);
        } else if (output instanceof Output.AdvanceCommand write) {
            settled(write.from());
            assertThat(++writesUnderWay).as("writes to the mailbox").isEqualTo(1);
        } else if (output instanceof Output.TakeNextCommand) {
            assertThat(asking).as("asking the mailbox twice").isFalse();
            asking = true;
        } else if (output instanceof Output.ExpectReply expecting) {
            assertThat(undecided).as("asked before the request can be read").isZero();
            expectedReplies.add(expecting.token());
            request = expecting.call();
            requestAnswered = false;
        } else if (output instanceof Output.DecideWithoutReply || output instanceof Output.ForgetReply) {
            expectedReplies.clear();
        } else if (output instanceof Output.Release) {
            assertThat(expectedReplies).as("replies expected by nobody").isEmpty();
            assertThat(disconnected).as("reported before it is released").isTrue();
            released = true;
        } else if (output instanceof Output.Count count) {
            counted.merge(count.tally(), 1, Integer::sum);
        } else {
            checkReading(output);
        }
    }

    private void arrived(DecodeResult result) {
        if (result instanceof Decoded decoded && decoded.frame() instanceof Call call) {
            unanswered.addLast(call.messageId());
        } else if (result instanceof Rejected rejected && rejected.origin() == Rejected.Origin.CALL) {
            unanswered.addLast(String.valueOf(rejected.messageId()));
        }
    }

    private void check(Frame frame) {
        if (frame instanceof Call call) {
            assertThat(asked).as("C4: a CALL is pending").isNull();
            asked = call.messageId();
            return;
        }
        ReceivedCall requested = request;
        if (requested != null && requested.call().messageId().equals(frame.messageId())) {
            boolean durable = undecided == 0 && requestAnswered;
            boolean early = ConnectionSettings.DEFAULTS
                    .answeredBeforeDurable()
                    .contains(requested.action().name());
            assertThat(durable || early).as("D1: %s before its event", frame).isTrue();
            request = null;
        }
        while (!unanswered.isEmpty()) {
            if (unanswered.removeFirst().equals(frame.messageId())) {
                return;
            }
        }
        fail("C5: an answer too many, or out of order: " + frame);
    }

    private void settled(CommandStatus status) {
        Attempt attempt = status.attempt();
        if (attempt != null && attempt.messageId().equals(asked)) {
            asked = null;
        }
    }

    private void checkReading(Output output) {
        if (output instanceof Output.PauseReading) {
            assertThat(paused || ended).as("pausing").isFalse();
            paused = true;
        } else if (output instanceof Output.ResumeReading) {
            assertThat(paused && !ended).as("resuming").isTrue();
            paused = false;
        }
    }

    private void check(Output.Publish publish) {
        assertThat(undecided).as("C5: an event is undecided already").isZero();
        undecided = publish.token();
        for (GatewayEvent event : publish.events()) {
            if (event.stream() == EventStream.EVENTS) {
                check(event);
            }
        }
    }

    private void check(GatewayEvent event) {
        long number = Long.parseLong(event.attributes().getOrDefault("sequence", "0"));
        boolean end = event.type().equals(EventTypes.DISCONNECTED);
        if (end && disconnected) {
            assertThat(number).as("the end, published again").isEqualTo(sequence);
            return;
        }
        assertThat(disconnected).as("%s after disconnected", event.type()).isFalse();
        assertThat(number).as("D3: no gap").isEqualTo(sequence + 1);
        sequence = number;
        disconnected = end;
        if (event.type().equals(EventTypes.ANSWER)) {
            GatewayEvent call = Objects.requireNonNull(lastCall, "an answer to no CALL");
            assertThat(event.attributes()).containsEntry("correlationid", call.id());
            assertThat(call.attributes()).containsEntry("sequence", Long.toString(number - 1));
            assertThat(requestAnswered).as("answered twice").isFalse();
            requestAnswered = true;
        }
        lastCall = event.type().equals(EventTypes.CALL) ? event : null;
    }

    /** Whether the output asks the charge point something. */
    static boolean isCall(Output output) {
        return output instanceof Output.SendFrame sent && sent.frame() instanceof Call;
    }
}
