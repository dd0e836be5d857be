// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A part that a plug-in made, kept to what the server relies on: whatever goes wrong in it arrives as one of the two
 * failures that an SPI may have, with the name of the plug-in, and where the SPI says so in a stage. Thread-safe as the
 * part is.
 */
final class GuardedPart implements InvocationHandler {
    private final Object part;
    private final PluginFailure failure;

    private GuardedPart(Object part, PluginFailure failure) {
        this.part = part;
        this.failure = failure;
    }

    static <T> T of(PluginPoint<T> point, T part, PluginFailure failure) {
        return point.part()
                .cast(Proxy.newProxyInstance(
                        point.part().getClassLoader(), new Class<?>[] {point.part()}, new GuardedPart(part, failure)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean staged = method.getReturnType() == CompletionStage.class;
        try {
            Object result = method.invoke(part, arguments);
            return staged ? guarded(method, (CompletionStage<?>) result) : result;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            RuntimeException named = failure.of(e.getCause() == null ? e : e.getCause());
            if (staged) {
                return CompletableFuture.failedFuture(named);
            }
            throw named;
        }
    }

    private CompletionStage<?> guarded(Method method, @Nullable CompletionStage<?> stage) {
        if (stage == null) {
            return CompletableFuture.failedFuture(failure.broken(method.getName() + " returned no stage"));
        }
        CompletableFuture<@Nullable Object> guarded = new CompletableFuture<>();
        stage.whenComplete((value, problem) -> {
            if (problem == null) {
                guarded.complete(value);
            } else {
                guarded.completeExceptionally(failure.of(problem));
            }
        });
        return guarded;
    }
}
