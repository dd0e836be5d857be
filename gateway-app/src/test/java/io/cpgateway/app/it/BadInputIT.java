// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.RawSocket;
import io.cpgateway.testkit.RawSocket.RawFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of bad frame gets exactly the answer of C7, and does no harm to the frame after it. */
class BadInputIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateways.launch(folder);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    static Stream<BadFrame> frames() {
        return BadFrames.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void getsItsAnswer_andTheNextFrameIsServed(BadFrame bad) throws Exception {
        try (RawSocket socket = RawSocket.connected(gateway.serverPort(), "BAD" + NUMBER.incrementAndGet())) {
            socket.text("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
            assertThat(answer(socket)).isEqualTo("boot result");
            send(socket, bad);
            if (bad.answer().startsWith("close")) {
                RawFrame end = socket.readUntilEnd(PATIENCE);
                assertThat("close " + end.closeCode()).isEqualTo(bad.answer());
                return;
            }
            socket.text("[2,\"next\",\"Heartbeat\",{}]");
            if (!bad.answer().equals("nothing")) {
                assertThat(answer(socket)).isEqualTo(bad.answer());
            }
            assertThat(answer(socket)).isEqualTo("next result");
        }
    }

    /** The peer may close before the last byte is written. */
    private static void send(RawSocket socket, BadFrame bad) throws IOException {
        try {
            socket.frame(bad.opcode(), bad.payload());
        } catch (IOException closed) {
            assertThat(bad.answer())
                    .as("closed while it was written: %s", closed)
                    .startsWith("close");
        }
    }

    private static String answer(RawSocket socket) throws IOException {
        RawFrame raw = socket.read(PATIENCE);
        assertThat(raw.opcode()).as(raw.text()).isEqualTo(RawSocket.TEXT);
        JsonNode frame = JSON.readTree(raw.text());
        String id = frame.path(1).asString();
        if (frame.path(0).asInt() == 3) {
            return id + " result";
        }
        assertThat(frame.path(0).asInt()).as(raw.text()).isEqualTo(4);
        assertThat(frame.size()).isEqualTo(5);
        assertThat(frame.path(3).asString().length()).isLessThanOrEqualTo(255);
        return id + " " + frame.path(2).asString();
    }
}
