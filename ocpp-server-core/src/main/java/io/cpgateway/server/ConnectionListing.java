// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.command.CommandDesk;
import io.cpgateway.server.command.CommandSettings.Strangers;
import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.live.LiveConnection;
import io.cpgateway.server.live.LiveConnections;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the directory knows, with what only the node of a connection can know. Thread-safe. */
final class ConnectionListing implements Connections, CommandDesk.Recipients {
    static final int NORMAL_CLOSURE = 1000;

    private final ConnectionDirectory directory;
    private final CommandMailbox mailbox;
    private final LiveConnections live;
    private final Neighbours neighbours;
    private final Refusals refusals;
    private final ServerSettings settings;

    ConnectionListing(
            ServerParts parts,
            LiveConnections live,
            Neighbours neighbours,
            Refusals refusals,
            ServerSettings settings) {
        this.directory = parts.directory();
        this.mailbox = parts.mailbox();
        this.live = live;
        this.neighbours = neighbours;
        this.refusals = refusals;
        this.settings = settings;
    }

    @Override
    public CompletionStage<PresencePage> list(PresenceQuery query) {
        return directory
                .list(query)
                .thenApply(page -> new PresencePage(
                        page.items().stream().map(this::current).toList(), page.nextCursor()));
    }

    @Override
    public CompletionStage<Optional<Details>> details(ChargePointId id) {
        return directory
                .find(id)
                .thenCombine(
                        mailbox.depth(id),
                        (found, depth) -> found.map(
                                presence -> new Details(current(presence), lastPongAt(id), refusals.of(id), depth)));
    }

    @Override
    public boolean close(ChargePointId id) {
        Optional<LiveConnection> connection = live.find(id);
        connection.ifPresent(c -> c.close(NORMAL_CLOSURE, DisconnectReason.OPERATOR));
        return connection.isPresent();
    }

    @Override
    public int size() {
        return live.newest().size();
    }

    @Override
    public CompletionStage<Optional<CommandDesk.Recipient>> find(ChargePointId id) {
        Optional<LiveConnection> here = live.find(id);
        if (here.isPresent()) {
            return CompletableFuture.completedFuture(
                    Optional.of(new CommandDesk.Recipient(here.get().version(), true)));
        }
        return directory
                .find(id)
                .thenApply(
                        found -> found.map(presence -> new CommandDesk.Recipient(presence.version(), presence.online()))
                                .or(this::stranger));
    }

    @Override
    public void wake(ChargePointId id) {
        neighbours.wakeOwner(id).exceptionally(unknown -> {
            live.find(id).ifPresent(LiveConnection::wake);
            return null;
        });
    }

    @Override
    public boolean isHere(ChargePointId id) {
        return live.find(id).isPresent();
    }

    private Optional<CommandDesk.Recipient> stranger() {
        return settings.commands().strangers() == Strangers.SERVED
                ? Optional.of(new CommandDesk.Recipient(OcppVersion.V1_6, false))
                : Optional.empty();
    }

    private Presence current(Presence recorded) {
        return live.find(recorded.owner().chargePointId())
                .filter(c -> c.epoch() == recorded.owner().epoch())
                .map(c -> new Presence(
                        recorded.owner(),
                        recorded.online(),
                        recorded.version(),
                        c.view().lastSeenAt(),
                        recorded.registration(),
                        recorded.closes()))
                .orElse(recorded);
    }

    private @Nullable Instant lastPongAt(ChargePointId id) {
        return live.find(id).map(c -> c.view().lastPongAt()).orElse(null);
    }
}
