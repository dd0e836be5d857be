// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A directory beside a mailbox of another store: whatever its claims say of commands is said of a mailbox that nobody uses,
 * so that commands may wait after every claim (C7). As thread-safe as the directory.
 */
public final class DirectoryApart implements ConnectionDirectory {
    private final ConnectionDirectory directory;

    /** The directory as one that knows nothing of commands. */
    public DirectoryApart(ConnectionDirectory directory) {
        this.directory = directory;
    }

    @Override
    public CompletionStage<Claim> claim(ChargePointId id, OcppVersion version, Instant now) {
        return directory
                .claim(id, version, now)
                .thenApply(claim ->
                        new Claim(claim.epoch(), claim.previous(), claim.registration(), claim.recorded(), true));
    }

    @Override
    public CompletionStage<Boolean> register(ChargePointId id, long epoch, Registration registration) {
        return directory.register(id, epoch, registration);
    }

    @Override
    public CompletionStage<Boolean> release(ChargePointId id, long epoch, Closing closing) {
        return directory.release(id, epoch, closing);
    }

    @Override
    public CompletionStage<Optional<Presence>> find(ChargePointId id) {
        return directory.find(id);
    }

    @Override
    public CompletionStage<PresencePage> list(PresenceQuery query) {
        return directory.list(query);
    }

    @Override
    public CompletionStage<List<Ownership>> abandoned(int limit) {
        return directory.abandoned(limit);
    }

    @Override
    public void close() {
        directory.close();
    }
}
