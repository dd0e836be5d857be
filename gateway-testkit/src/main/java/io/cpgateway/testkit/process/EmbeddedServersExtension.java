// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Keeps one server of a kind for all tests of a session; JUnit closes them at its end. Thread-safe. */
final class EmbeddedServersExtension implements ParameterResolver {
    private static final Namespace SHARED = Namespace.create(EmbeddedServersExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> kind = parameter.getParameter().getType();
        return kind == EmbeddedKafka.class || kind == EmbeddedRedis.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> kind = parameter.getParameter().getType();
        EmbeddedServer server = context.getStore(StoreScope.LAUNCHER_SESSION, SHARED)
                .computeIfAbsent(kind, EmbeddedServersExtension::start, EmbeddedServer.class);
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
