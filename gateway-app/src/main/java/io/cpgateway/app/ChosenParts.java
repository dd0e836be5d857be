// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.ops.Opened;
import io.cpgateway.app.plugin.PluginHost;
import io.cpgateway.app.plugin.PluginPoint;
import io.cpgateway.app.plugin.Plugins;
import io.cpgateway.kafka.KafkaNode;
import io.cpgateway.server.DirectoryApart;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.ServerParts;
import io.cpgateway.server.admission.StoredCredentials;
import io.cpgateway.server.memory.LoneNeighbourhood;
import io.cpgateway.server.spi.ConnectionDirectory;
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
    private final Optional<KafkaNode> kafka;
    private final Optional<SharedStorage> shared;
    private @Nullable EmbeddedStorage embedded;

    /** @throws GatewayException if a part cannot be opened; those that were opened are closed again */
    ChosenParts(GatewayConfig config, Plugins plugins, PluginHost host) {
        this.config = config;
        this.plugins = plugins;
        this.host = host;
        try {
            kafka = ConfiguredKafka.connect(config).map(opened::add);
            shared = ConfiguredRedis.connect(config, host)
                    .map(redis -> opened.add(new SharedStorage(redis, host, kafka)));
            credentials = choose(PluginPoint.CREDENTIAL_STORE, Storage::credentials);
            parts = new ServerParts(
                    plugins.create(PluginPoint.EVENT_SINK, host).orElseGet(this::builtInSink),
                    directory(),
                    choose(PluginPoint.COMMAND_MAILBOX, Storage::mailbox),
                    choose(PluginPoint.TRANSACTION_STORE, Storage::transactions),
                    choose(PluginPoint.ID_TAG_STORE, Storage::idTags),
                    plugins.create(PluginPoint.CHARGE_POINT_AUTHENTICATOR, host)
                            .orElseGet(() -> new StoredCredentials(credentials)),
                    plugins.create(PluginPoint.NEIGHBOURHOOD, host).orElseGet(this::builtInNeighbourhood));
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

    /** What the nodes share, empty if this one is alone. */
    Optional<SharedStorage> shared() {
        return shared;
    }

    /** Closes what is built in; plug-ins close their own. */
    @Override
    public void close() {
        opened.close();
    }

    /** Begins to take replies and commands from Kafka, if there is one. */
    void openSources(OcppServer server, Opened sources) {
        if (kafka.isPresent()) {
            String alone = embedded == null ? null : embedded.instance();
            sources.add(kafka.get().takeReplies(server.replies()));
            sources.add(kafka.get().takeCommands(ConfiguredKafka.commandGroup(config, alone), server.commands()));
        }
    }

    private EventSink builtInSink() {
        return kafka.map(KafkaNode::events).orElseGet(() -> embedded().journal());
    }

    /** A node is alone unless it shares Redis, also where all that it keeps is with plug-ins. */
    private Neighbourhood builtInNeighbourhood() {
        return shared.map(SharedStorage::neighbourhood)
                .orElseGet(() -> new LoneNeighbourhood(host.nodeId(), host.incarnation(), host.clock()));
    }

    private ConnectionDirectory directory() {
        ConnectionDirectory directory = choose(PluginPoint.CONNECTION_DIRECTORY, Storage::directory);
        boolean sameStore = plugins.chosenFor(PluginPoint.CONNECTION_DIRECTORY)
                .equals(plugins.chosenFor(PluginPoint.COMMAND_MAILBOX));
        return sameStore ? directory : new DirectoryApart(directory);
    }

    private <T> T choose(PluginPoint<T> point, Function<Storage, T> builtIn) {
        return plugins.create(point, host).orElseGet(() -> builtIn.apply(storage()));
    }

    private Storage storage() {
        return shared.isPresent() ? shared.get() : embedded();
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
