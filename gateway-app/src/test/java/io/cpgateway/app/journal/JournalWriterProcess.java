// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import io.cpgateway.app.ChildProcess;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Publishes events until it is killed, and reports each number that is durable. */
public final class JournalWriterProcess {
    private static final int AT_ONCE = 64;

    private JournalWriterProcess() {}

    /** Takes the folder, the first number, and after how many bytes a new file begins. */
    public static void main(String[] arguments) throws InterruptedException {
        JournalSettings settings =
                new JournalSettings(Long.parseLong(arguments[2]), 1L << 30, Duration.ofDays(1), 1L << 20);
        JournalEventSink sink = new JournalEventSink(Path.of(arguments[0]), settings, InstantSource.system());
        Semaphore permits = new Semaphore(AT_ONCE);
        for (long i = Long.parseLong(arguments[1]); ; i++) {
            permits.acquire();
            long number = i;
            sink.publish(List.of(event("a" + i, i), event("b" + i, i))).whenComplete((done, failure) -> {
                ChildProcess.report(failure == null ? Long.toString(number) : "failed");
                permits.release();
            });
        }
    }

    static GatewayEvent event(String id, long number) {
        String text = "x".repeat((int) (number % 2000));
        return new GatewayEvent(
                EventStream.EVENTS,
                id,
                "io.cpgateway.ocpp.call",
                "/nodes/n",
                new ChargePointId("CP-1"),
                Instant.EPOCH.plusSeconds(number),
                Map.of("epoch", "1"),
                EventData.json(RawJson.of("{\n \"text\" : \"" + text + "\"\r\n}")));
    }
}
