// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.ConfigLoader;
import io.cpgateway.app.config.ConfigSources;
import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.InvalidConfigException;
import io.cpgateway.app.plugin.Plugins;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.GatewayLauncher;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Starts a gateway inside another program, from defaults and what the program sets: no file, no environment. */
public final class AppLauncher implements GatewayLauncher {
    @Override
    public RunningGateway launch(Map<String, String> configuration, InstantSource clock) {
        try {
            GatewayConfig config = ConfigLoader.load(new ConfigSources(Optional.empty(), Map.of(), configuration));
            return new Wiring(config, Plugins.find(config), clock);
        } catch (InvalidConfigException e) {
            throw new GatewayException.Permanent(e.explanation(), e);
        }
    }
}
