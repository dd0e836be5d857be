// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.app.plugin.PluginJar;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose events go to a plug-in. */
class PluginIT {
    /** Appends each event's type to a file, and fails for a charge point that is not welcome. */
    private static final String SINK = """
            java.nio.file.Path file = java.nio.file.Path.of(context.text("file"));
            String unwelcome = context.text("unwelcome", "");
            return new EventSink() {
                void append(String line) {
                    try {
                        java.nio.file.Files.writeString(file, line + "\\n",
                                java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
                    } catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
                }
                public synchronized CompletionStage<Void> publish(List<GatewayEvent> batch) {
                    for (GatewayEvent event : batch) {
                        if (event.chargePointId().value().equals(unwelcome)) throw new IllegalStateException("full");
                        append(event.type());
                    }
                    return CompletableFuture.completedFuture(null);
                }
                public boolean available() { return true; }
                public String describe() { return "plug-in " + file; }
                public void close() { append("closed"); }
            };
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void plugIn() throws Exception {
        PluginJar.in(folder)
                .sinkProvider("LineSinkProvider", "lines", SINK)
                .writeTo(folder.resolve("plugins/lines.jar"));
    }

    private Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>(Map.of(
                "server.port", "0",
                "management.port", "0",
                "metrics.port", "0",
                "shutdown.readiness_wait", "0s",
                "data.dir", folder.resolve("data").toString(),
                "plugins.dir", folder.resolve("plugins").toString(),
                "plugins.event_sink", "lines"));
        keys.put("plugins.config.lines.file", folder.resolve("events").toString());
        return keys;
    }

    @Test
    void events_goToThePluginThatIsNamed_andThereIsNoJournal() throws Exception {
        try (RunningGateway gateway = new AppLauncher().launch(keys());
                VirtualChargePoint cp = VirtualChargePoint.named("CP-1").connect(gateway.serverPort())) {
            Answer answer = cp.call(UsualCall.boot()).get();
            assertThat(answer.payload().path("status").asString()).isEqualTo("Accepted");
            assertThat(Files.readAllLines(folder.resolve("events")))
                    .contains("io.cpgateway.connected", "io.cpgateway.ocpp.call");
        }
        assertThat(Files.readAllLines(folder.resolve("events"))).last().isEqualTo("closed");
        assertThat(folder.resolve("data/journal")).doesNotExist();
    }

    @Test
    void aPluginThatFails_meansNoAnswer() throws Exception {
        Map<String, String> keys = keys();
        keys.put("plugins.config.lines.unwelcome", "CP-2");
        keys.put("events.timeout", "1s");
        keys.put("shutdown.drain_timeout", "1s");
        try (RunningGateway gateway = new AppLauncher().launch(keys);
                VirtualChargePoint cp = VirtualChargePoint.named("CP-2").connect(gateway.serverPort())) {
            assertThatThrownBy(() -> cp.call(UsualCall.boot()).get())
                    .hasMessageContaining("the connection of CP-2 is over");
        }
    }

    @Test
    void aPropertyThatNobodyReads_isAReasonNotToStart() {
        Map<String, String> keys = keys();
        keys.put("plugins.config.lines.fiel", "x");
        assertThatThrownBy(() -> new AppLauncher().launch(keys))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("plugins.config.lines.fiel");
        assertThat(folder.resolve("events")).content().isEqualTo("closed\n");
    }
}
