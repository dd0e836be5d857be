// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores that do not say that they are away as they should. */
class OutageMutantsTest {
    /** What every call does while the store is away. */
    private static CompletionStage<?> away = failed(new GatewayException.Transient("away; wait"));

    static class Subject extends OutageContract<ConnectionDirectory> {
        private final AtomicBoolean cut = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        protected ConnectionDirectory started() {
            ConnectionDirectory right = new TableConnectionDirectory(new MemoryTables(1000), "n", "i");
            return ConnectionDirectory.class.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {ConnectionDirectory.class}, (proxy, method, a) -> {
                        if (method.getName().equals("close")) {
                            closed.set(true);
                            return null;
                        }
                        if (closed.get()) {
                            return failed(new GatewayException.Permanent("closed"));
                        }
                        if (cut.get()) {
                            return away;
                        }
                        try {
                            return method.invoke(right, a);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        @Override
        protected void cut() {
            cut.set(true);
        }

        @Override
        protected void restore() {
            cut.set(false);
        }

        @Override
        protected void close(ConnectionDirectory subject) {
            subject.close();
        }
    }

    private static CompletionStage<Object> failed(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }

    private record Outage(CompletionStage<?> away, Mutant<ConnectionDirectory> expected) {
        static Outage of(String name, CompletionStage<?> away, String... fails) {
            return new Outage(away, Mutant.of(name, (right, before) -> right, fails));
        }

        @Override
        public String toString() {
            return expected.name();
        }
    }

    static Stream<Outage> outages() {
        return Stream.of(
                Outage.of("it is right", failed(new GatewayException.Transient("away; wait"))),
                Outage.of(
                        "it fails for good",
                        failed(new GatewayException.Permanent("away")),
                        "g3_whileItsStoreIsAway_everyCallFailsAsTransient"),
                Outage.of(
                        "it says nothing",
                        failed(new GatewayException.Transient(" ")),
                        "g3_whileItsStoreIsAway_everyCallFailsAsTransient"),
                Outage.of(
                        "it fails with what it met",
                        failed(new IOException("connection reset")),
                        "g3_whileItsStoreIsAway_everyCallFailsAsTransient",
                        "g3_manyCallsAtOnce_allFailAsTransient_andNoneHangs"),
                Outage.of(
                        "it completes as if it were there",
                        CompletableFuture.completedFuture(true),
                        "g3_whileItsStoreIsAway_everyCallFailsAsTransient",
                        "g3_manyCallsAtOnce_allFailAsTransient_andNoneHangs",
                        "g3_whenItsStoreIsBack_everyCallWorksAgain"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void failsTheTestsOfItsRule(Outage outage) {
        away = outage.away();
        outage.expected().assertFails(Subject.class);
    }

    static class Answering extends Subject {
        @Override
        protected Set<String> answeredWithoutStore() {
            return Set.of("claim");
        }
    }

    @Test
    void whatIsSaidToBeAnsweredWithoutTheStore_mustBe() {
        away = failed(new GatewayException.Transient("away; wait"));
        Mutant.<ConnectionDirectory>of(
                        "it does not answer",
                        (right, before) -> right,
                        "g3_whileItsStoreIsAway_everyCallFailsAsTransient",
                        "g3_manyCallsAtOnce_allFailAsTransient_andNoneHangs",
                        "g3_whenItsStoreIsBack_everyCallWorksAgain")
                .assertFails(Answering.class);
    }
}
