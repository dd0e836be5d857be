// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A web application that is starting, of which a test sees what is registered with it. */
public final class RecordedContext {
    private final List<String> mappings = new ArrayList<>();
    private final Set<String> taken;
    private @Nullable Servlet servlet;
    private boolean async;

    /** In which these mappings are taken. */
    public RecordedContext(String... taken) {
        this.taken = Set.of(taken);
    }

    /** As the container hands it out. */
    public ServletContext context() {
        return proxy(ServletContext.class, (proxy, method, arguments) -> {
            if (method.getName().equals("addServlet") && arguments[1] instanceof Servlet added) {
                servlet = added;
                return registration();
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Where something is served. */
    public List<String> mappings() {
        return List.copyOf(mappings);
    }

    /** Whether it is served by {@link OcppServlet}, asynchronously. */
    public boolean isServedByUs() {
        return async && servlet instanceof OcppServlet;
    }

    private ServletRegistration.Dynamic registration() {
        return proxy(ServletRegistration.Dynamic.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "addMapping" -> map((String[]) arguments[0]);
            case "setAsyncSupported" -> async = (Boolean) arguments[0];
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Set<String> map(String... patterns) {
        for (String pattern : patterns) {
            if (taken.contains(pattern)) {
                return Set.of(pattern);
            }
            mappings.add(pattern);
        }
        return Set.of();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
