// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import io.cpgateway.server.spi.GatewayLauncher;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the gateway that is on the class path. */
public final class Launchers {
    private Launchers() {}

    /**
     * The one that {@code ServiceLoader} finds.
     *
     * @throws IllegalStateException if there is none, or more than one; the message says what to change
     */
    public static GatewayLauncher only() {
        return only(Thread.currentThread().getContextClassLoader());
    }

    static GatewayLauncher only(ClassLoader loader) {
        List<GatewayLauncher> found = ServiceLoader.load(GatewayLauncher.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no gateway to be started: there is no GatewayLauncher on the class path;"
                    + " add io.cpgateway:gateway-app in test scope");
        }
        if (found.size() > 1) {
            List<String> names = found.stream().map(l -> l.getClass().getName()).toList();
            throw new IllegalStateException("more than one gateway to be started: leave one GatewayLauncher of " + names
                    + " on the class path");
        }
        return found.get(0);
    }
}
