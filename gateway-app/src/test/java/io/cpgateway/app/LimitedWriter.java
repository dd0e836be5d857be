// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.journal.JournalEventSink;
import io.cpgateway.app.journal.JournalSettings;
import io.cpgateway.app.store.DataFolder;
import io.cpgateway.app.store.DurableTables;
import io.cpgateway.app.store.StateSettings;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.memory.Table;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Writes one thing after the other until it is killed, to be run under a limit on the size of files: reports {@code ok
 * N}, {@code failed N} if that failed as transient, each with whether the writer calls itself available.
 */
public final class LimitedWriter {
    private static final String FILLING = "x".repeat(3000);
    private static final long PAUSE_MILLIS = 20;

    private LimitedWriter() {}

    /** A row. */
    public record Row(long number, String filling) {}

    /** Takes {@code state} or {@code journal}, and the folder. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("state")) {
            DurableTables tables = new DurableTables(new DataFolder(folder).stateFile(), StateSettings.DEFAULT);
            Table<Row> table = tables.open("rows", Row.class);
            write(n -> tables.change(() -> table.put(String.format("%09d", n), new Row(n, FILLING))), () -> true);
        } else {
            JournalEventSink sink = new JournalEventSink(folder, JournalSettings.DEFAULT, InstantSource.system());
            write(n -> sink.publish(List.of(event(n))), sink::available);
        }
    }

    private static void write(LongFunction<CompletionStage<Void>> writer, BooleanSupplier available) {
        for (long n = 0; ; n++) {
            try {
                writer.apply(n).toCompletableFuture().join();
                ChildProcess.report("ok " + n + " " + available.getAsBoolean());
            } catch (CompletionException e) {
                boolean expected = e.getCause() instanceof GatewayException.Transient;
                ChildProcess.report((expected ? "failed " : "wrong ") + n + " " + available.getAsBoolean());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        }
    }

    private static GatewayEvent event(long number) {
        return new GatewayEvent(
                EventStream.EVENTS,
                Long.toString(number),
                "io.cpgateway.ocpp.call",
                "/nodes/n",
                new ChargePointId("CP-1"),
                Instant.EPOCH,
                Map.of(),
                EventData.json(RawJson.of("\"" + FILLING + "\"")));
    }
}
