// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.ChargePointAuthenticatorProvider;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailboxProvider;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.ConnectionDirectoryProvider;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.CredentialStoreProvider;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.EventSinkProvider;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.IdTagStoreProvider;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.NeighbourhoodProvider;
import io.cpgateway.server.spi.Provider;
import io.cpgateway.server.spi.TransactionStore;
import io.cpgateway.server.spi.TransactionStoreProvider;
import java.util.List;

/**
 * A part of the gateway that a plug-in can bring along.
 *
 * @param key the key that names the plug-in
 * @param provider what the plug-in implements
 * @param part what it makes
 */
public record PluginPoint<T>(String key, Class<? extends Provider<T>> provider, Class<T> part) {
    /** Where events become durable. */
    public static final PluginPoint<EventSink> EVENT_SINK =
            new PluginPoint<>("plugins.event_sink", EventSinkProvider.class, EventSink.class);

    /** Who owns which connection. */
    public static final PluginPoint<ConnectionDirectory> CONNECTION_DIRECTORY = new PluginPoint<>(
            "plugins.connection_directory", ConnectionDirectoryProvider.class, ConnectionDirectory.class);

    /** What waits for charge points. */
    public static final PluginPoint<CommandMailbox> COMMAND_MAILBOX =
            new PluginPoint<>("plugins.command_mailbox", CommandMailboxProvider.class, CommandMailbox.class);

    /** What was answered before. */
    public static final PluginPoint<TransactionStore> TRANSACTION_STORE =
            new PluginPoint<>("plugins.transaction_store", TransactionStoreProvider.class, TransactionStore.class);

    /** Who may charge. */
    public static final PluginPoint<IdTagStore> ID_TAG_STORE =
            new PluginPoint<>("plugins.id_tag_store", IdTagStoreProvider.class, IdTagStore.class);

    /** The passwords of charge points. */
    public static final PluginPoint<CredentialStore> CREDENTIAL_STORE =
            new PluginPoint<>("plugins.credential_store", CredentialStoreProvider.class, CredentialStore.class);

    /** Who may connect. */
    public static final PluginPoint<ChargePointAuthenticator> CHARGE_POINT_AUTHENTICATOR = new PluginPoint<>(
            "plugins.charge_point_authenticator",
            ChargePointAuthenticatorProvider.class,
            ChargePointAuthenticator.class);

    /** The processes that share the directory and the mailbox. */
    public static final PluginPoint<Neighbourhood> NEIGHBOURHOOD =
            new PluginPoint<>("plugins.neighbourhood", NeighbourhoodProvider.class, Neighbourhood.class);

    /** All of them. */
    static final List<PluginPoint<?>> ALL = List.of(
            EVENT_SINK,
            CONNECTION_DIRECTORY,
            COMMAND_MAILBOX,
            TRANSACTION_STORE,
            ID_TAG_STORE,
            CREDENTIAL_STORE,
            CHARGE_POINT_AUTHENTICATOR,
            NEIGHBOURHOOD);
}
