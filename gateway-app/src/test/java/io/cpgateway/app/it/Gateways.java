// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import io.cpgateway.server.spi.GatewayLauncher;
import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** Gateways in this process, found the way that embedders find them. */
final class Gateways {
    private Gateways() {}

    /** A gateway on free ports of this machine with its data in this folder; settings in pairs of key and value. */
    static RunningGateway launch(Path folder, String... settings) {
        Map<String, String> configuration = new HashMap<>(Map.of(
                "server.port", "0",
                "management.port", "0",
                "metrics.port", "0",
                "data.dir", folder.resolve("data").toString()));
        for (int i = 0; i < settings.length; i += 2) {
            configuration.put(settings[i], settings[i + 1]);
        }
        return ServiceLoader.load(GatewayLauncher.class)
                .findFirst()
                .orElseThrow()
                .launch(configuration);
    }
}
