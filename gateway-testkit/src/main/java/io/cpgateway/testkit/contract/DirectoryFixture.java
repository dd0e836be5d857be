// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A directory under test, and what is done with it again and again. */
abstract class DirectoryFixture {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
    static final ChargePointId ID = new ChargePointId("CP~1*|=+@.-_");
    static final Closing CLOSED = new Closing(NOW.plusSeconds(9), 1006, "liveness", "gateway");

    @SuppressWarnings("NullAway.Init") // before each test
    ConnectionDirectory directory;

    /**
     * The directory of a process that has just started, over storage that is empty the first time in a test. Called
     * again, the process before is gone without having released anything, and its storage is still there.
     */
    protected abstract ConnectionDirectory started();

    /** Closes it, and what nobody closes but who made it. */
    protected void close(ConnectionDirectory subject) {
        subject.close();
    }

    /**
     * The mailbox in the store of the directory that was started last, where claims tell of its commands; empty if they
     * always say that commands may wait.
     */
    protected Optional<CommandMailbox> mailbox() {
        return Optional.empty();
    }

    @BeforeEach
    public final void start() {
        directory = started();
    }

    final void restart() {
        directory = started();
    }

    final Claim claim(ChargePointId id, Instant now) {
        return value(directory.claim(id, OcppVersion.V1_6, now));
    }

    final Presence find(ChargePointId id) {
        return value(directory.find(id)).orElseThrow();
    }

    static Registration registration(String vendor) {
        return new Registration(Registration.State.ACCEPTED, vendor, "model", null, 300, NOW);
    }
}
