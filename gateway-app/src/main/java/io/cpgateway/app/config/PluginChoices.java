// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which plug-ins the configuration names, and what it hands to them. */
public final class PluginChoices {
    private PluginChoices() {}

    /** The names by key, in the order in which the parts are made; what is not chosen is not there. */
    public static Map<String, String> of(PluginSettings settings) {
        Map<String, String> chosen = new LinkedHashMap<>();
        add(chosen, "plugins.event_sink", settings.eventSink());
        add(chosen, "plugins.connection_directory", settings.connectionDirectory());
        add(chosen, "plugins.command_mailbox", settings.commandMailbox());
        add(chosen, "plugins.transaction_store", settings.transactionStore());
        add(chosen, "plugins.id_tag_store", settings.idTagStore());
        add(chosen, "plugins.credential_store", settings.credentialStore());
        add(chosen, "plugins.charge_point_authenticator", settings.chargePointAuthenticator());
        add(chosen, "plugins.neighbourhood", settings.neighbourhood());
        return chosen;
    }

    /** The prefix of the keys that are handed to this plug-in. */
    public static String prefix(String plugin) {
        return "plugins.config." + plugin + ".";
    }

    /** What is handed to this plug-in, by property. */
    public static Map<String, Secret> properties(PluginSettings settings, String plugin) {
        Map<String, Secret> properties = new TreeMap<>();
        settings.config().forEach((name, value) -> {
            if (name.startsWith(plugin + ".")) {
                properties.put(name.substring(plugin.length() + 1), value);
            }
        });
        return properties;
    }

    private static void add(Map<String, String> chosen, String key, Optional<String> name) {
        name.ifPresent(value -> chosen.put(key, value));
    }
}
