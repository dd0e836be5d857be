// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.GatewayProgram;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when the program cannot begin because of Kafka: where, and what to do. */
@EmbeddedServers
class KafkaStartIT {
    @TempDir
    Path folder;

    @Test
    void nobodyThere() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String nowhere = "127.0.0.1:" + deaf.getLocalPort();
            assertRefused(gateway(nowhere), "kafka.brokers " + nowhere + ": no broker answers: check the address");
        }
    }

    @Test
    void tooFewPartitions_andAnotherGatewayInTheGroup(EmbeddedKafka kafka) {
        GatewayProgram first = gateway(kafka.bootstrapServers()).setting("kafka.create_topics", "true");
        try (GatewayProcess running = first.launch()) {
            GatewayProgram second = gateway(kafka.bootstrapServers()).in(folder.resolve("second"));
            assertRefused(
                    gateway(kafka.bootstrapServers())
                            .in(folder.resolve("third"))
                            .setting("kafka.topic_partitions", "100"),
                    "partitions, and kafka.topic_partitions asks for 100: add partitions");
            assertRefused(second, "another gateway takes commands in the consumer group charge-point-gateway");
            VirtualChargePoint.named("OF-THE-FIRST")
                    .connect(running.serverPort())
                    .say(UsualCall.boot());
        }
    }

    private GatewayProgram gateway(String brokers) {
        return CommandClient.gateway()
                .in(folder)
                .setting("kafka.brokers", brokers)
                .setting("security.allow_open", "true");
    }

    private static void assertRefused(GatewayProgram program, String message) {
        assertThatThrownBy(() -> program.launch().close())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("it ended")
                .hasMessageContaining(message);
    }
}
