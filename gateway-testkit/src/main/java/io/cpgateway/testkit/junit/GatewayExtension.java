// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.junit;

import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What {@link GatewayTest} does, as a static field with {@code @RegisterExtension} where a setting is known at run time
 * only. A class has one of them, not both. Set up by one thread before the first test; thread-safe from then on.
 */
public final class GatewayExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private final Namespace own = Namespace.create(this);
    private final Map<String, Supplier<String>> settings = new LinkedHashMap<>();
    private InstantSource clock = InstantSource.system();
    private boolean perMethod;

    /** With what a test wants of every gateway: free ports, a temporary folder. */
    public GatewayExtension() {}

    /** Sets a key of the configuration. */
    public GatewayExtension setting(String key, String value) {
        return setting(key, () -> value);
    }

    /** Sets a key of the configuration to what this is when the gateway is started. */
    public GatewayExtension setting(String key, Supplier<String> value) {
        settings.put(key, value);
        return this;
    }

    /** Has the gateway go by this clock, such as a {@link io.cpgateway.testkit.fault.TestClock}. */
    public GatewayExtension clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** Gives every test method a gateway of its own. */
    public GatewayExtension perMethod() {
        perMethod = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!isPerMethod(context)) {
            gateway(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        gateway(context);
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestGateway.class || type == RunningGateway.class || type == ChargePoints.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestGateway gateway = gateway(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == ChargePoints.class) {
            return context.getStore(own)
                    .computeIfAbsent(
                            ChargePoints.class, key -> new ChargePoints(gateway.serverUri()), ChargePoints.class);
        }
        return type == RunningGateway.class ? gateway.running() : gateway;
    }

    /** The gateway of the method or of the class; JUnit closes it with the context that it is kept in. */
    private TestGateway gateway(ExtensionContext context) {
        ExtensionContext owner = isPerMethod(context) ? context : classOf(context);
        return owner.getStore(own).computeIfAbsent(TestGateway.class, key -> start(context), TestGateway.class);
    }

    private TestGateway start(ExtensionContext context) {
        Map<String, String> all = new LinkedHashMap<>();
        annotation(context).ifPresent(test -> all.putAll(AnnotatedSettings.of(test, context)));
        settings.forEach((key, value) -> all.put(key, value.get()));
        return TestGateway.launch(all, clock);
    }

    private boolean isPerMethod(ExtensionContext context) {
        return perMethod || annotation(context).map(GatewayTest::perMethod).orElse(false);
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext current = context;
        while (current.getTestMethod().isPresent()) {
            current = current.getParent().orElseThrow();
        }
        return current;
    }

    private static Optional<GatewayTest> annotation(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        while (type != null && !type.isAnnotationPresent(GatewayTest.class)) {
            type = type.getEnclosingClass();
        }
        return Optional.ofNullable(type).map(found -> found.getAnnotation(GatewayTest.class));
    }
}
