// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.journal.JournalEventSink;
import io.cpgateway.app.journal.JournalSettings;
import io.cpgateway.app.store.DataFolder;
import io.cpgateway.app.store.DurableTables;
import io.cpgateway.app.store.StateSettings;
import io.cpgateway.server.ServerParts;
import io.cpgateway.server.admission.StoredCredentials;
import io.cpgateway.server.memory.Retention;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.memory.TableTransactionStore;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.EventSink;
import java.time.InstantSource;
import java.util.List;

/** Everything a node that is alone keeps in its data folder (R0). Open from construction to close. */
final class EmbeddedStorage implements AutoCloseable {
    private final DataFolder folder;
    private final DurableTables tables;
    private final EventSink journal;
    private final ServerParts parts;
    private final Retention retention;
    private final CredentialStore credentials;

    /** @throws io.cpgateway.server.spi.GatewayException if the folder is in use or cannot be written */
    EmbeddedStorage(GatewayConfig config, String incarnation, InstantSource clock) {
        folder = new DataFolder(config.settings().data().dir());
        tables = new DurableTables(folder.stateFile(), StateSettings.DEFAULT);
        journal = new JournalEventSink(folder.journal(), journalSettings(config), clock);
        credentials = new TableCredentialStore(tables);
        TableConnectionDirectory directory = new TableConnectionDirectory(tables, config.nodeId(), incarnation);
        TableCommandMailbox mailbox = new TableCommandMailbox(tables, clock);
        TableTransactionStore transactions = new TableTransactionStore(tables, clock);
        retention = new Retention(List.of(directory::prune, mailbox::prune, transactions::prune), clock);
        parts = new ServerParts(
                journal,
                directory,
                mailbox,
                transactions,
                new TableIdTagStore(tables),
                new StoredCredentials(credentials));
    }

    ServerParts parts() {
        return parts;
    }

    CredentialStore credentials() {
        return credentials;
    }

    @Override
    public void close() {
        retention.close();
        journal.close();
        tables.close();
        folder.close();
    }

    private static JournalSettings journalSettings(GatewayConfig config) {
        io.cpgateway.app.config.JournalSettings bounds = config.settings().journal();
        long fileBytes = bounds.maxFileSize().bytes();
        return new JournalSettings(
                fileBytes,
                fileBytes * bounds.maxFiles(),
                JournalSettings.DEFAULT.maxAge(),
                bounds.maxPending().bytes());
    }
}
