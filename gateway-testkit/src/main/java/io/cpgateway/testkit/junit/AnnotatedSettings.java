// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.junit;

import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServer;
import io.cpgateway.testkit.process.SharedServers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What an annotation says about the configuration. */
final class AnnotatedSettings {
    private AnnotatedSettings() {}

    static Map<String, String> of(GatewayTest test, ExtensionContext context) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Class<? extends EmbeddedServer> kind : test.servers()) {
            EmbeddedServer server = SharedServers.running(context, kind);
            if (server instanceof EmbeddedKafka kafka) {
                settings.put("kafka.brokers", kafka.bootstrapServers());
            } else if (server instanceof EmbeddedRedis redis) {
                settings.put("redis.addr", redis.address());
            }
        }
        for (String setting : test.settings()) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new ExtensionConfigurationException(
                        "@GatewayTest has the setting \"" + setting + "\"; write key=value, as \"events.timeout=2s\"");
            }
            settings.put(
                    setting.substring(0, equals).strip(),
                    setting.substring(equals + 1).strip());
        }
        return settings;
    }
}
