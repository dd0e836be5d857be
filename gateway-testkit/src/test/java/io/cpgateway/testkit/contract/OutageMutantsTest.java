// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.admission.StoredCredentials;
import io.cpgateway.server.memory.MemoryEventSink;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores that do not say that they are away as they should. */
class OutageMutantsTest {
    /** What every call does while the store is away. */
    private static CompletionStage<?> away = failed(new GatewayException.Transient("away; wait"));

    /** A part over memory that can be cut off. */
    abstract static class Away<P> extends OutageContract<P> {
        private final Class<P> type;
        private final P right;
        private final AtomicBoolean cut = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();

        Away(Class<P> type, P right) {
            this.type = type;
            this.right = right;
        }

        @Override
        protected P started() {
            return type.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, a) -> {
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
        protected void close(P subject) {
            closed.set(true);
        }
    }

    static class Subject extends Away<ConnectionDirectory> {
        Subject() {
            super(ConnectionDirectory.class, new TableConnectionDirectory(new MemoryTables(1000), "n", "i"));
        }
    }

    static class Sink extends Away<EventSink> {
        Sink() {
            super(EventSink.class, new MemoryEventSink(1000));
        }
    }

    static class Authenticator extends Away<ChargePointAuthenticator> {
        Authenticator() {
            super(
                    ChargePointAuthenticator.class,
                    new StoredCredentials(new TableCredentialStore(new MemoryTables(1000))));
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

    private static Outage answered(String name, @Nullable Object answer) {
        return Outage.of(
                name,
                CompletableFuture.completedFuture(answer),
                "g3_whileItsStoreIsAway_everyCallFailsAsTransient",
                "g3_manyCallsAtOnce_allFailAsTransient_andNoneHangs",
                "g3_whenItsStoreIsBack_everyCallWorksAgain");
    }

    static Stream<Outage> sinks() {
        return Stream.of(
                Outage.of("it is right", failed(new GatewayException.Transient("away; wait"))),
                answered("E2: it says that events are durable of which it cannot know that", null));
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void aSink_failsTheTestsOfItsRule(Outage outage) {
        away = outage.away();
        outage.expected().assertFails(Sink.class);
    }

    static Stream<Outage> authenticators() {
        return Stream.of(
                Outage.of("it is right", failed(new GatewayException.Transient("away; wait"))),
                answered("L2: it admits whom it cannot look up", Verdict.ADMITTED),
                answered("L2: it refuses whom it cannot look up", Verdict.REFUSED),
                Outage.of(
                        "L2: it fails for good",
                        failed(new GatewayException.Permanent("away")),
                        "g3_whileItsStoreIsAway_everyCallFailsAsTransient"));
    }

    @ParameterizedTest
    @MethodSource("authenticators")
    void anAuthenticator_failsTheTestsOfItsRule(Outage outage) {
        away = outage.away();
        outage.expected().assertFails(Authenticator.class);
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
