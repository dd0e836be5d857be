// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** The one server of each kind that all tests of a session share; JUnit closes them at its end. Thread-safe. */
public final class SharedServers {
    private static final Namespace SHARED = Namespace.create(SharedServers.class);

    private SharedServers() {}

    /** The server of that kind, {@link EmbeddedKafka} or {@link EmbeddedRedis}; started if it does not run. */
    public static EmbeddedServer running(ExtensionContext context, Class<? extends EmbeddedServer> kind) {
        EmbeddedServer server = context.getStore(StoreScope.LAUNCHER_SESSION, SHARED)
                .computeIfAbsent(kind, SharedServers::start, EmbeddedServer.class);
        if (!server.isRunning()) {
            server.restart();
        }
        return server;
    }

    private static EmbeddedServer start(Class<?> kind) {
        return kind == EmbeddedKafka.class
                ? EmbeddedKafka.builder().start()
                : EmbeddedRedis.builder().appendOnly().start();
    }
}
