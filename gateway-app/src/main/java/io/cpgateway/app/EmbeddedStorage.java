// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.journal.JournalEventSink;
import io.cpgateway.app.journal.JournalSettings;
import io.cpgateway.app.ops.Opened;
import io.cpgateway.app.plugin.PluginHost;
import io.cpgateway.app.store.DataFolder;
import io.cpgateway.app.store.DurableTables;
import io.cpgateway.app.store.StateSettings;
import io.cpgateway.server.memory.Retention;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.memory.TableTransactionStore;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.TransactionStore;
import java.util.List;

/** What a node that is alone keeps in its data folder (R0). Open from construction to close; made by one thread. */
final class EmbeddedStorage implements Storage {
    private final Opened opened = new Opened();
    private final GatewayConfig config;
    private final PluginHost host;
    private final DataFolder folder;
    private final DurableTables tables;
    private final TableConnectionDirectory directory;
    private final TableCommandMailbox mailbox;
    private final TableTransactionStore transactions;

    /** @throws GatewayException if the folder is in use or cannot be written */
    EmbeddedStorage(GatewayConfig config, PluginHost host) {
        this.config = config;
        this.host = host;
        try {
            folder = opened.add(new DataFolder(config.settings().data().dir()));
            tables = opened.add(new DurableTables(folder.stateFile(), StateSettings.DEFAULT));
        } catch (GatewayException e) {
            opened.closeAfter(e);
            throw e;
        }
        directory = new TableConnectionDirectory(tables, host.nodeId(), host.incarnation());
        mailbox = new TableCommandMailbox(tables, host.clock());
        transactions = new TableTransactionStore(tables, host.clock());
        opened.add(new Retention(List.of(directory::prune, mailbox::prune, transactions::prune), host.clock()));
    }

    /** The journal, opened now. */
    EventSink journal() {
        return opened.add(new JournalEventSink(folder.journal(), journalSettings(), host.clock()));
    }

    /** A name for this folder's gateway that outlives its restarts. */
    String instance() {
        return folder.instance();
    }

    @Override
    public ConnectionDirectory directory() {
        return directory;
    }

    @Override
    public CommandMailbox mailbox() {
        return mailbox;
    }

    @Override
    public TransactionStore transactions() {
        return transactions;
    }

    @Override
    public IdTagStore idTags() {
        return new TableIdTagStore(tables);
    }

    @Override
    public CredentialStore credentials() {
        return new TableCredentialStore(tables);
    }

    @Override
    public void close() {
        opened.close();
    }

    private JournalSettings journalSettings() {
        io.cpgateway.app.config.JournalSettings bounds = config.settings().journal();
        long fileBytes = bounds.maxFileSize().bytes();
        return new JournalSettings(
                fileBytes,
                fileBytes * bounds.maxFiles(),
                JournalSettings.DEFAULT.maxAge(),
                bounds.maxPending().bytes());
    }
}
