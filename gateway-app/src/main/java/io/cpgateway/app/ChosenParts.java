// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.ops.Opened;
import io.cpgateway.app.plugin.PluginHost;
import io.cpgateway.app.plugin.PluginPoint;
import io.cpgateway.app.plugin.Plugins;
import io.cpgateway.kafka.KafkaNode;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.ServerParts;
import io.cpgateway.server.admission.StoredCredentials;
import io.cpgateway.server.memory.LoneNeighbourhood;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbourhood;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the server stands on, each part from where the configuration says: a plug-in if it names one, else what is built in.
 * The data folder is opened only if a part needs it. Open from construction to close; made by one thread.
 */
final class ChosenParts implements AutoCloseable {
    private final Opened opened = new Opened();
    private final GatewayConfig config;
    private final Plugins plugins;
    private final PluginHost host;
    private final CredentialStore credentials;
    private final ServerParts parts;
    private final @Nullable KafkaNode kafka;
    private @Nullable EmbeddedStorage embedded;

    /** @throws GatewayException if a part cannot be opened; those that were opened are closed again */
    ChosenParts(GatewayConfig config, Plugins plugins, PluginHost host) {
        this.config = config;
        this.plugins = plugins;
        this.host = host;
        try {
            kafka = ConfiguredKafka.connect(config).map(opened::add).orElse(null);
            credentials = choose(PluginPoint.CREDENTIAL_STORE, EmbeddedStorage::credentials);
            parts = new ServerParts(
                    plugins.create(PluginPoint.EVENT_SINK, host).orElseGet(this::builtInSink),
                    choose(PluginPoint.CONNECTION_DIRECTORY, EmbeddedStorage::directory),
                    choose(PluginPoint.COMMAND_MAILBOX, EmbeddedStorage::mailbox),
                    choose(PluginPoint.TRANSACTION_STORE, EmbeddedStorage::transactions),
                    choose(PluginPoint.ID_TAG_STORE, EmbeddedStorage::idTags),
                    plugins.create(PluginPoint.CHARGE_POINT_AUTHENTICATOR, host)
                            .orElseGet(() -> new StoredCredentials(credentials)),
                    plugins.create(PluginPoint.NEIGHBOURHOOD, host).orElseGet(() -> alone(host)));
            plugins.requireAllRead();
        } catch (GatewayException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    ServerParts parts() {
        return parts;
    }

    CredentialStore credentials() {
        return credentials;
    }

    /** Closes what is built in; plug-ins close their own. */
    @Override
    public void close() {
        opened.close();
    }

    /** Begins to take replies and commands from Kafka, if there is one. */
    void openSources(OcppServer server, Opened sources) {
        if (kafka != null) {
            String alone = embedded == null ? null : embedded.instance();
            sources.add(kafka.takeReplies(server.replies()));
            sources.add(kafka.takeCommands(ConfiguredKafka.commandGroup(config, alone), server.commands()));
        }
    }

    private static Neighbourhood alone(PluginHost host) {
        return new LoneNeighbourhood(host.nodeId(), host.incarnation(), host.clock());
    }

    private EventSink builtInSink() {
        return kafka == null ? embedded().journal() : kafka.events();
    }

    private <T> T choose(PluginPoint<T> point, Function<EmbeddedStorage, T> builtIn) {
        Optional<T> plugin = plugins.create(point, host);
        return plugin.orElseGet(() -> builtIn.apply(embedded()));
    }

    private EmbeddedStorage embedded() {
        EmbeddedStorage storage = embedded;
        if (storage == null) {
            storage = opened.add(new EmbeddedStorage(config, host));
            embedded = storage;
        }
        return storage;
    }
}
