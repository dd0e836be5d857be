// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a connection learns when it is claimed.
 *
 * @param epoch the number of the connection
 * @param previous the owner that was replaced while it was online, or null
 * @param registration the recorded registration, null if there is none
 * @param recorded whether others can know of it by now; a directory that is away may number a connection all the same, and
 *     records it when it is back. If this process dies before that, nobody reports its end
 * @param mayHaveCommands false only if no command waited for the charge point, or was sent without an outcome, when it was
 *     claimed; true also where the directory does not know
 */
public record Claim(
        long epoch,
        @Nullable Ownership previous,
        @Nullable Registration registration,
        boolean recorded,
        boolean mayHaveCommands) {}
