// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/** What is wrong with the keys of plug-ins, before anybody looks into their folder. */
final class PluginChecks {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");
    private static final Pattern PROPERTY = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final String AUTHENTICATOR = "plugins.charge_point_authenticator";

    private final Settings settings;
    private final ActionChecks.Rejection rejection;

    PluginChecks(Settings settings, ActionChecks.Rejection rejection) {
        this.settings = settings;
        this.rejection = rejection;
    }

    void run() {
        Map<String, String> chosen = PluginChoices.of(settings.plugins());
        chosen.forEach((key, name) -> {
            if (!NAME.matcher(name).matches()) {
                rejection.reject(key, name, "the name of a plug-in: up to 32 of a-z 0-9, a letter first");
            }
        });
        settings.plugins().config().keySet().forEach(key -> property(key, chosen.values()));
        if (chosen.containsKey(AUTHENTICATOR)) {
            authenticator(chosen);
        }
    }

    private void property(String name, Collection<String> chosen) {
        int dot = name.indexOf('.');
        String plugin = dot < 0 ? name : name.substring(0, dot);
        if (!chosen.contains(plugin)) {
            reject(name, "a key for a plug-in that is chosen; none is called " + plugin);
        } else if (dot < 0 || !PROPERTY.matcher(name.substring(dot + 1)).matches()) {
            reject(name, "plugins.config.<plugin>.<property>, the property of a-z 0-9 _, a letter first");
        }
    }

    private void authenticator(Map<String, String> chosen) {
        String plugin = chosen.get(AUTHENTICATOR);
        if (chosen.containsKey("plugins.credential_store")) {
            rejection.reject(
                    "plugins.credential_store",
                    chosen.get("plugins.credential_store"),
                    "nothing while " + AUTHENTICATOR + " is set: " + plugin + " decides who is let in");
        }
        for (String id : settings.security().credentials().keySet()) {
            rejection.reject(
                    "security.credentials." + id,
                    Secret.MASK,
                    "nothing while " + AUTHENTICATOR + " is set: " + plugin + " decides who is let in");
        }
    }

    private void reject(String name, String expected) {
        rejection.reject("plugins.config." + name, Secret.MASK, expected);
    }
}
