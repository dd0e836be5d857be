// SPDX-License-Identifier: MIT
package io.cpgateway.server.metrics;

import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.reply.ReplyOutcome;
import io.cpgateway.server.spi.CommandState;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts connections that begin and end, states that commands reach, and replies, since the start. Thread-safe. */
public final class ActivityCounts {
    private final LongAdder opened = new LongAdder();
    private final Map<String, LongAdder> closed = adders(DisconnectReason.values(), DisconnectReason::wireName);
    private final Map<String, LongAdder> commands = adders(CommandState.values(), CommandState::name);
    private final Map<String, LongAdder> replies = adders(ReplyOutcome.values(), ReplyOutcome::name);

    /** A connection began. */
    public void connectionOpened() {
        opened.increment();
    }

    /** A connection is over, for the reason as {@link DisconnectReason#wireName()} writes it. */
    public void connectionClosed(String reason) {
        Optional.ofNullable(closed.get(reason)).ifPresent(LongAdder::increment);
    }

    /** A command reached a state. */
    public void commandReached(CommandState state) {
        Optional.ofNullable(commands.get(state.name())).ifPresent(LongAdder::increment);
    }

    /** A reply of a backend came, or did not come in time. */
    public void replyCame(ReplyOutcome outcome) {
        Optional.ofNullable(replies.get(outcome.name())).ifPresent(LongAdder::increment);
    }

    /** How many connections began. */
    public long opened() {
        return opened.sum();
    }

    /** How many connections ended, for whatever reason. */
    public long closed() {
        return closed.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How many connections ended for the reason. */
    public long closed(DisconnectReason reason) {
        return sum(closed, reason.wireName());
    }

    /** How often a command reached the state. */
    public long commands(CommandState state) {
        return sum(commands, state.name());
    }

    /** How often replies had the outcome. */
    public long replies(ReplyOutcome outcome) {
        return sum(replies, outcome.name());
    }

    private static long sum(Map<String, LongAdder> adders, String name) {
        LongAdder adder = adders.get(name);
        return adder == null ? 0 : adder.sum();
    }

    private static <T> Map<String, LongAdder> adders(T[] values, Function<T, String> name) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(name, value -> new LongAdder()));
    }
}
