// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Plug-ins: which parts of the gateway come from jars of the operator. */
public interface PluginSettings {
    /** Where the jars are. */
    @Doc("Folder of the jars of plug-ins and of the libraries they need. Nothing in it is used that no key names.")
    @WithDefault("plugins")
    Path dir();

    /** Who takes events. */
    @Doc("Name of the plug-in that makes events durable. Without it the journal in data.dir does.")
    Optional<String> eventSink();

    /** Who knows the connections. */
    @Doc("Name of the plug-in that knows who owns which connection. Without it data.dir holds that.")
    Optional<String> connectionDirectory();

    /** Who keeps commands. */
    @Doc("Name of the plug-in that keeps commands. Without it data.dir holds them.")
    Optional<String> commandMailbox();

    /** Who keeps transactions. */
    @Doc("Name of the plug-in that keeps transactions and the answers given. Without it data.dir holds them.")
    Optional<String> transactionStore();

    /** Who keeps idTags. */
    @Doc("Name of the plug-in that keeps idTags. Without it data.dir holds them.")
    Optional<String> idTagStore();

    /** Who keeps credentials. */
    @Doc("Name of the plug-in that keeps the credentials of charge points. Without it data.dir holds them.")
    Optional<String> credentialStore();

    /** Who judges charge points. */
    @Doc("Name of the plug-in that decides which charge points are let in. Without it the credential store does.")
    Optional<String> chargePointAuthenticator();

    /** Who knows the other nodes. */
    @Doc("Name of the plug-in by which nodes that share their stores find one another. Without it the node is alone.")
    Optional<String> neighbourhood();

    /** Handed to the plug-ins. */
    @Doc(
            value = "Handed to the plug-in of this name. Its documentation lists its properties; values never print.",
            label = "plugin>.<property",
            variable = VariableForm.PART_AND_NAME)
    Map<String, Secret> config();
}
