// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * An implementation that is wrong on purpose.
 *
 * @param name what is wrong with it
 * @param wrong makes it of a right one; also given how many processes were started before in the test
 * @param fails the tests that it must fail, and no other
 */
record Mutant<T>(String name, BiFunction<T, Integer, T> wrong, Set<String> fails) {
    /** What a wrong method does, with the right one at hand. */
    interface Method<T> {
        Object call(T right, Object[] arguments);
    }

    static <T> Mutant<T> of(String name, BiFunction<T, Integer, T> wrong, String... fails) {
        return new Mutant<>(name, wrong, Set.of(fails));
    }

    /** One method of an interface is wrong, the others are those of the right one. */
    static <T> BiFunction<T, Integer, T> with(Class<T> type, String method, Method<T> wrong) {
        return (right, before) -> type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return wrong.call(right, arguments == null ? new Object[0] : arguments);
                    }
                    try {
                        return called.invoke(right, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** A process that finds nothing of what the one before it stored. */
    static <T> BiFunction<T, Integer, T> forgetful(Supplier<T> empty) {
        return (right, before) -> before == 0 ? right : empty.get();
    }

    /** A stage with another value. */
    static <V> CompletionStage<V> changed(CompletionStage<V> right, UnaryOperator<V> change) {
        return right.thenApply(change);
    }

    /** Runs the contract; fails unless exactly those tests fail that must. */
    void assertFails(Class<?> contract) {
        List<Event> failed = EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(false)
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .list();
        Set<String> names = failed.stream()
                .map(event -> event.getTestDescriptor().getSource().orElseThrow())
                .map(source -> ((MethodSource) source).getMethodName())
                .collect(Collectors.toSet());
        assertThat(names).as(name).isEqualTo(fails);
    }

    @Override
    public String toString() {
        return name;
    }
}
