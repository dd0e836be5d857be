// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.GatewayException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules of a part whose store can be away, beside those of the part itself: another server, a disk, a network. What
 * keeps everything in memory has no such test.
 *
 * @param <P> the interface of the SPI, such as {@code ConnectionDirectory}; {@code Neighbourhood} has {@link
 *     NeighbourhoodOutageContract}
 */
public abstract class OutageContract<P> {
    private static final int AT_ONCE = 20;

    @SuppressWarnings("NullAway.Init") // before each test
    private P part;

    /** The part of a process that has just started; its store can be reached. */
    protected abstract P started();

    /** Makes the store unreachable: it holds on to what it has, and answers nobody. */
    protected abstract void cut();

    /** Lets the store be reached again, with what it had. */
    protected abstract void restore();

    /** Closes it. */
    protected abstract void close(P subject);

    /**
     * Calls that the part answers by itself while its store is away, because its own contract has them answered then. None
     * unless overridden. They are tested as well: that they do have an answer then, and none once the part is closed.
     *
     * @return their names, such as {@code claim}
     */
    protected Set<String> answeredWithoutStore() {
        return Set.of();
    }

    /** How a call fails while the store is away; empty for one that is answered then. */
    private Optional<Throwable> failure(String name, CompletionStage<?> stage) {
        if (!answeredWithoutStore().contains(name)) {
            return Optional.of(Stages.failure(stage));
        }
        assertThat(Stages.works(stage)).as(name + " is answered").isTrue();
        return Optional.empty();
    }

    @BeforeEach
    public final void start() {
        part = started();
        calls().forEach((name, call) -> Stages.decided(call.get()));
    }

    @AfterEach
    public final void end() {
        restore();
        close(part);
    }

    private Map<String, Supplier<CompletionStage<?>>> calls() {
        return EveryCall.of(part).all();
    }

    @Test
    public void g3_whileItsStoreIsAway_everyCallFailsAsTransient() {
        cut();
        calls().forEach((name, call) -> failure(name, call.get())
                .ifPresent(failure -> assertThat(failure)
                        .as(name)
                        .isInstanceOf(GatewayException.Transient.class)
                        .message()
                        .isNotBlank()));
    }

    @Test
    public void g3_manyCallsAtOnce_allFailAsTransient_andNoneHangs() {
        cut();
        calls().forEach((name, call) -> {
            List<CompletionStage<?>> all = IntStream.range(0, AT_ONCE)
                    .<CompletionStage<?>>mapToObj(i -> call.get())
                    .toList();
            assertThat(all)
                    .allSatisfy(stage -> failure(name, stage)
                            .ifPresent(failure -> assertThat(failure).isInstanceOf(GatewayException.class)));
        });
    }

    @Test
    public void g3_whenItsStoreIsBack_everyCallWorksAgain() {
        cut();
        calls().forEach((name, call) -> failure(name, call.get()));
        restore();
        calls().forEach((name, call) -> Stages.until(name + " works again", () -> Stages.works(call.get())));
    }

    @Test
    public void g4_itCanBeClosedWhileItsStoreIsAway() {
        cut();
        close(part);
        EveryCall.of(part)
                .changing()
                .forEach((name, call) ->
                        assertThat(Stages.failure(call.get())).as(name).isInstanceOf(GatewayException.class));
    }
}
