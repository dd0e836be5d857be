// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import java.time.Duration;

/**
 * What configuration says about commands.
 *
 * @param maxQueue how many may wait for a charge point
 * @param defaultNotAfter how long a command may wait if its caller does not say
 * @param maxNotAfter how far ahead a caller may ask it to wait
 * @param strangers whether charge points that were never seen may be sent commands: in open mode
 */
public record CommandSettings(int maxQueue, Duration defaultNotAfter, Duration maxNotAfter, Strangers strangers) {
    /** What holds for charge points without a credential that were not seen for 30 days. */
    public enum Strangers {
        /** A command waits for them. */
        SERVED,
        /** A command is refused. */
        REFUSED
    }

    /** The defaults of the configuration reference, for a gateway in open mode. */
    public static final CommandSettings DEFAULTS =
            new CommandSettings(100, Duration.ofSeconds(60), Duration.ofHours(1), Strangers.SERVED);

    /** @throws IllegalArgumentException if no command could ever wait */
    public CommandSettings {
        if (maxQueue < 1) {
            throw new IllegalArgumentException("maxQueue must be 1 or more, not " + maxQueue);
        }
        requirePositive("defaultNotAfter", defaultNotAfter);
        requirePositive("maxNotAfter", maxNotAfter);
    }

    /** The same with another way to treat strangers. */
    public CommandSettings towards(Strangers other) {
        return new CommandSettings(maxQueue, defaultNotAfter, maxNotAfter, other);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, not " + value);
        }
    }
}
