// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.app.it.KafkaBackend;
import io.cpgateway.testkit.ledger.CommandLedger;
import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.IssuedCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A backend that keeps account of the commands that it hands in. One command at a time; its account is thread-safe. */
final class CommandIssuer implements AutoCloseable {
    private final KafkaBackend backend;
    private final Random random;
    private final Duration shortest;
    private final Duration longest;
    private final List<IssuedCommand> issued = new ArrayList<>();

    /** Hands in what may wait for at least and at most so long. */
    CommandIssuer(String brokers, Random random, Duration shortest, Duration longest) {
        this.backend = new KafkaBackend(brokers);
        this.random = random;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** Hands one in; every fourth only reads. Returns when it is in the topic. */
    void issue(String chargePoint) {
        String id = "command-" + issued().size();
        boolean readOnly = random.nextInt(4) == 0;
        long spread = longest.minus(shortest).toMillis();
        Instant notAfter = Instant.now().plus(shortest).plusMillis(random.nextLong(spread));
        synchronized (this) {
            issued.add(new IssuedCommand(id, chargePoint, readOnly, notAfter));
        }
        backend.command(
                chargePoint,
                id,
                readOnly ? "GetConfiguration" : "ChangeConfiguration",
                readOnly ? "{\"key\":[\"" + id + "\"]}" : "{\"key\":\"" + id + "\",\"value\":\"1\"}",
                Map.of("notafter", notAfter.toString(), "priority", random.nextInt(10) == 0 ? "high" : "normal"));
    }

    /** Both sides of the books as they stand now. */
    CommandLedger books(CommandFleet fleet, EventLog statuses) {
        return new CommandLedger(issued(), fleet.executions(), statuses.read());
    }

    private synchronized List<IssuedCommand> issued() {
        return List.copyOf(issued);
    }

    @Override
    public void close() {
        backend.close();
    }
}
