// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.kafka.KafkaSettings.TopicPolicy;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandObject;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@EmbeddedServers
class StatusLogIT {
    private static final Instant NOW = Instant.now();

    private final KafkaNode node;

    StatusLogIT(EmbeddedKafka kafka) {
        node = new KafkaNode(KafkaSettings.of(kafka.bootstrapServers()).with(TopicPolicy.CREATE), "node-1");
    }

    @Test
    void k5_latestStateOfEachCommandIsReadBack() {
        List<GatewayEvent> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            CommandStatus accepted = accepted("c" + i, "CP-" + i % 7);
            events.add(event(accepted));
            events.add(event(accepted.to(CommandState.QUEUED, NOW, "node-1")));
        }
        CommandStatus sent = accepted("last", "CP-1").to(CommandState.SENT, NOW, "node-1");
        CommandStatus answered = sent.to(CommandState.ANSWERED, NOW, "node-1").with(RawJson.of("{\"a\" : [1]}"));
        events.add(event(answered));
        events.add(event(sent)); // published once more by another node
        node.events().publish(events).toCompletableFuture().join();
        List<CommandStatus> read = node.commandsSince(NOW.minus(Duration.ofHours(1)));
        assertThat(read).hasSize(51);
        assertThat(read).filteredOn(s -> s.state() == CommandState.QUEUED).hasSize(50);
        assertThat(read)
                .filteredOn(s -> s.state() == CommandState.ANSWERED)
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.command().payload())
                            .isEqualTo(answered.command().payload());
                    assertThat(s.result()).isEqualTo(RawJson.of("{\"a\" : [1]}"));
                });
        assertThat(node.commandsSince(Instant.now().plus(Duration.ofHours(1)))).isEmpty();
        node.close();
    }

    private static CommandStatus accepted(String id, String chargePoint) {
        Command command = new Command(
                id,
                new ChargePointId(chargePoint),
                "Reset",
                RawJson.of("{ \"type\":\"Soft\"}"),
                Priority.NORMAL,
                NOW,
                NOW.plusSeconds(60),
                "test");
        return CommandStatus.of(command, CommandState.ACCEPTED, NOW, "node-1");
    }

    private static GatewayEvent event(CommandStatus status) {
        return new GatewayEvent(
                EventStream.COMMAND_STATUS,
                status.command().commandId() + "/" + status.state(),
                "io.cpgateway.command.status",
                "/nodes/node-1",
                status.command().chargePointId(),
                NOW,
                Map.of(),
                EventData.json(CommandObject.of(status)));
    }
}
