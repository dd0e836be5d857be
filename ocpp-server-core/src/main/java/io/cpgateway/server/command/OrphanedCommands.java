// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;
import java.util.List;

/** What becomes of commands that were sent, and whose outcome nobody will learn (K4). Immutable. */
final class OrphanedCommands {
    private final List<Protocol> protocols;
    private final String node;

    /** Settled in the name of a node. */
    OrphanedCommands(List<Protocol> protocols, String node) {
        this.protocols = List.copyOf(protocols);
        this.node = node;
    }

    /** It may have been carried out: only what may be asked twice waits to be asked again. */
    CommandStatus settled(CommandStatus sent, Instant now, String why) {
        boolean again = isReadOnly(sent.command().action());
        return sent.to(again ? CommandState.QUEUED : CommandState.UNKNOWN_OUTCOME, now, node)
                .because(why);
    }

    private boolean isReadOnly(String action) {
        return protocols.stream()
                .flatMap(protocol -> protocol.action(action).stream())
                .allMatch(row -> row.is(Action.Trait.READ_ONLY));
    }
}
