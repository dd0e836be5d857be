// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.memory.LoneNeighbourhood;
import io.cpgateway.server.memory.MemoryEventSink;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.Retention;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.memory.TableTransactionStore;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.Login;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.TransactionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that were given, completed by parts in memory. Confined to its builder. */
final class PartsChoice {
    private static final Logger LOG = LoggerFactory.getLogger(PartsChoice.class);
    private static final int KEPT_EVENTS = 1000;
    private static final int MAX_ROWS = 100_000;

    @Nullable
    EventSink sink;

    @Nullable
    ConnectionDirectory directory;

    @Nullable
    CommandMailbox mailbox;

    @Nullable
    TransactionStore transactions;

    @Nullable
    IdTagStore idTags;

    @Nullable
    ChargePointAuthenticator authenticator;

    @Nullable
    Neighbourhood neighbourhood;

    void all(ServerParts parts) {
        sink = parts.sink();
        directory = parts.directory();
        mailbox = parts.mailbox();
        transactions = parts.transactions();
        idTags = parts.idTags();
        authenticator = parts.authenticator();
        neighbourhood = parts.neighbourhood();
    }

    /** The parts; what is to be closed because it was made here is added to the owned ones. */
    ServerParts complete(String node, String incarnation, InstantSource clock, List<Runnable> owned) {
        MemoryTables tables = new MemoryTables(MAX_ROWS);
        TableConnectionDirectory ownDirectory = new TableConnectionDirectory(tables, node, incarnation);
        TableCommandMailbox ownMailbox = new TableCommandMailbox(tables, clock);
        TableTransactionStore ownTransactions = new TableTransactionStore(tables, clock);
        if (directory == null || mailbox == null || transactions == null) {
            Retention retention =
                    new Retention(List.of(ownDirectory::prune, ownMailbox::prune, ownTransactions::prune), clock);
            owned.add(retention::close);
        }
        owned.add(tables::close);
        return new ServerParts(
                sink == null ? memorySink(owned) : sink,
                directory == null ? ownDirectory : mailbox == null ? new DirectoryApart(directory) : directory,
                mailbox == null ? ownMailbox : mailbox,
                transactions == null ? ownTransactions : transactions,
                idTags == null ? new TableIdTagStore(tables) : idTags,
                authenticator == null ? PartsChoice::nobody : authenticator,
                neighbourhood == null ? new LoneNeighbourhood(node, incarnation, clock) : neighbourhood);
    }

    private static EventSink memorySink(List<Runnable> owned) {
        LOG.info(
                "Events are kept in memory, the last {}: give the server an EventSink where they are not to be lost",
                KEPT_EVENTS);
        MemoryEventSink memory = new MemoryEventSink(KEPT_EVENTS);
        owned.add(memory::close);
        return memory;
    }

    /** Not asked where the server is open; if it ever were, nobody would be let in. */
    private static CompletableFuture<Verdict> nobody(Login login) {
        return CompletableFuture.completedFuture(Verdict.REFUSED);
    }
}
