// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands {@link SharedServers} to tests. Thread-safe. */
final class EmbeddedServersExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> kind = parameter.getParameter().getType();
        return kind == EmbeddedKafka.class || kind == EmbeddedRedis.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SharedServers.running(context, parameter.getParameter().getType().asSubclass(EmbeddedServer.class));
    }
}
