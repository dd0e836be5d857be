// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.server.spi.Command.Priority;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a command is to be sent. Begin at {@link #DEFAULTS}.
 *
 * @param commandId the caller's id, 1 to 128 visible ASCII characters, null to be given one; the same id does the same
 *     thing only once (K1)
 * @param within how long the command may wait to be sent, for a charge point that is offline or busy; what the server's
 *     settings allow at most
 * @param priority what goes first among commands that wait
 * @param caller who asks, for the record
 */
public record CommandOptions(@Nullable String commandId, Duration within, Priority priority, String caller) {
    /** An id to be given, a minute of waiting, normal priority, in the name of the application. */
    public static final CommandOptions DEFAULTS =
            new CommandOptions(null, Duration.ofMinutes(1), Priority.NORMAL, "application");

    /** @throws IllegalArgumentException if the command could never be sent */
    public CommandOptions {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("a command must be given longer than nothing, not " + within);
        }
    }

    /** The same under this id. */
    public CommandOptions withId(String id) {
        return new CommandOptions(id, within, priority, caller);
    }

    /** The same with so long to wait. */
    public CommandOptions within(Duration time) {
        return new CommandOptions(commandId, time, priority, caller);
    }

    /** The same before everything of normal priority. */
    public CommandOptions urgent() {
        return new CommandOptions(commandId, within, Priority.HIGH, caller);
    }

    /** The same in the name of somebody. */
    public CommandOptions by(String name) {
        return new CommandOptions(commandId, within, priority, name);
    }
}
