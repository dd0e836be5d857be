// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.memory.Table;
import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableTablesIT {
    @TempDir
    Path folder;

    private Path file = Path.of("state.mv");

    record Old(String a) {}

    record Newer(String a, long b, List<String> c) {}

    record Values(
            Instant at,
            RawJson raw,
            RawJson broken,
            ChargePointId id,
            @Nullable String none) {}

    @BeforeEach
    void place() {
        file = folder.resolve("state.mv");
    }

    private DurableTables open() {
        return new DurableTables(file, StateSettings.DEFAULT);
    }

    private static void done(CompletionStage<?> stage) {
        stage.toCompletableFuture().join();
    }

    @Test
    void aRowOfANewerRelease_isReadWithoutWhatIsUnknown() {
        try (DurableTables newer = open()) {
            Table<Newer> table = newer.open("t", Newer.class);
            done(newer.change(() -> table.put("k", new Newer("text", 5, List.of("x")))));
        }
        try (DurableTables older = open()) {
            assertThat(older.open("t", Old.class).get("k")).isEqualTo(new Old("text"));
        }
    }

    @Test
    void values_comeBackExactly() {
        RawJson raw = RawJson.of(" { \"a\" : 1.0 ,\"b\":\"\\u0000\u20ac\" }\n");
        RawJson notUtf8 = RawJson.copyOf(new byte[] {'"', -1, -128, '"'}, 0, 4);
        Values values = new Values(
                Instant.parse("2026-01-01T00:00:00.000000001Z"), raw, notUtf8, new ChargePointId("a|b~c"), null);
        try (DurableTables tables = open()) {
            Table<Values> table = tables.open("t", Values.class);
            done(tables.change(() -> table.put("k", values)));
        }
        try (DurableTables tables = open()) {
            assertThat(tables.open("t", Values.class).get("k")).isEqualTo(values);
        }
    }

    @Test
    void r0_aFileThatIsOverwrittenForEver_doesNotGrowForEver() throws IOException {
        String filling = "x".repeat(1000);
        long most = 0;
        try (DurableTables tables = open()) {
            Table<Newer> table = tables.open("t", Newer.class);
            for (int round = 0; round < 1_500; round++) {
                List<CompletionStage<Void>> some = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    Newer row = new Newer(filling, round, List.of());
                    String key = "k" + (round * 7 + i * 13) % 500;
                    some.add(tables.change(() -> table.put(key, row)));
                }
                some.forEach(DurableTablesIT::done);
                most = Math.max(most, Files.size(file));
            }
        }
        assertThat(most).as("bytes for half a megabyte of rows").isLessThan(64L << 20);
    }

    @Test
    void aFileThatIsNotOurs_isRefusedWithAWordAboutWhatToDo() throws IOException {
        Files.writeString(file, "this is not a store\n".repeat(1000));
        assertThatThrownBy(this::open)
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("move it away");
    }

    @Test
    void aFileThatIsOpenAlready_isRefused() {
        try (DurableTables first = open()) {
            assertThat(first.open("t", Old.class).size()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(GatewayException.Permanent.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aChangeThatTakesTooLong_failsAsTransient_andTheNextOnesWaitNoLonger() {
        CountDownLatch stalled = new CountDownLatch(1);
        StateSettings impatient = new StateSettings(10, 2, Duration.ofMillis(50));
        try (DurableTables tables = new DurableTables(file, impatient)) {
            List<CompletionStage<Boolean>> all = new ArrayList<>();
            all.add(tables.write(() -> await(stalled)));
            for (int i = 0; i < 5; i++) {
                all.add(tables.write(() -> true));
            }
            assertThat(all)
                    .allSatisfy(stage -> assertThatThrownBy(() -> done(stage))
                            .isInstanceOf(CompletionException.class)
                            .hasCauseInstanceOf(GatewayException.Transient.class));
            stalled.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
