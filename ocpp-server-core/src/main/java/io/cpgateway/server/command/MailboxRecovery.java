// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Puts commands back into a mailbox that has lost its last writes, from what was published of them (K5). What the mailbox
 * knows better stays. Several processes may do it at once. Thread-safe.
 */
public final class MailboxRecovery {
    private static final int AT_ONCE = 64;

    private final CommandMailbox mailbox;
    private final ConnectionDirectory directory;
    private final Neighbourhood neighbourhood;
    private final OrphanedCommands orphans;
    private final InstantSource clock;

    /** Recovers in the name of a node. */
    public MailboxRecovery(
            CommandMailbox mailbox,
            ConnectionDirectory directory,
            Neighbourhood neighbourhood,
            List<Protocol> protocols,
            String node,
            InstantSource clock) {
        this.mailbox = mailbox;
        this.directory = directory;
        this.neighbourhood = neighbourhood;
        this.orphans = new OrphanedCommands(protocols, node);
        this.clock = clock;
    }

    /** Puts back what the mailbox does not know or knows an older state of; how many those were. */
    public CompletionStage<Integer> restore(List<CommandStatus> published) {
        return restoreFrom(published, 0, 0);
    }

    private CompletionStage<Integer> restoreFrom(List<CommandStatus> published, int from, int before) {
        if (from >= published.size()) {
            return CompletableFuture.completedFuture(before);
        }
        List<CompletableFuture<Boolean>> some = new ArrayList<>();
        int to = Math.min(published.size(), from + AT_ONCE);
        published
                .subList(from, to)
                .forEach(status -> some.add(restoreOne(status).toCompletableFuture()));
        return CompletableFuture.allOf(some.toArray(CompletableFuture[]::new)).thenCompose(done -> {
            int restored = (int) some.stream().filter(CompletableFuture::join).count();
            return restoreFrom(published, to, before + restored);
        });
    }

    private CompletionStage<Boolean> restoreOne(CommandStatus published) {
        return mailbox.find(published.command().commandId())
                .thenCompose(found -> {
                    CommandStatus restored = restored(published);
                    if (found.isEmpty()) {
                        return mailbox.enqueue(restored, Integer.MAX_VALUE)
                                .thenApply(Enqueued.Stored.class::isInstance);
                    }
                    boolean known =
                            found.get().history().size() >= published.history().size()
                                    || found.get().state().isFinal();
                    return known ? CompletableFuture.completedFuture(false) : mailbox.advance(found.get(), restored);
                })
                .thenCompose(done -> done && !published.state().isFinal()
                        ? wake(published.command().chargePointId()).thenApply(woken -> true)
                        : CompletableFuture.completedFuture(done));
    }

    private CommandStatus restored(CommandStatus published) {
        return published.state() == CommandState.SENT
                ? orphans.settled(published, clock.instant(), "the mailbox lost what became of it")
                : published;
    }

    private CompletionStage<Void> wake(ChargePointId id) {
        return directory.find(id).thenCompose(found -> {
            Ownership owner =
                    found.filter(Presence::online).map(Presence::owner).orElse(null);
            return owner == null
                    ? CompletableFuture.completedFuture(null)
                    : neighbourhood.wake(owner.incarnation(), id, owner.epoch());
        });
    }
}
