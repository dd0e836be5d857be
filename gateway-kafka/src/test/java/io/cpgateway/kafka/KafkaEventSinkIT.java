// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.kafka.KafkaSettings.TopicPolicy;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.testkit.contract.EventSinkContract;
import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The sink on a real broker. */
@EmbeddedServers
class KafkaEventSinkIT extends EventSinkContract {
    private final KafkaNode node;
    private final TopicTail events;

    KafkaEventSinkIT(EmbeddedKafka kafka) {
        node = new KafkaNode(KafkaSettings.of(kafka.bootstrapServers()).with(TopicPolicy.CREATE), "node-1");
        events = new TopicTail(kafka.bootstrapServers(), EventStream.EVENTS.topic());
    }

    @AfterEach
    void close() {
        node.close();
        assertThat(node.bytesInFlight()).isZero();
    }

    @Override
    protected EventSink started() {
        return node.events();
    }

    @Override
    protected List<String> durableIds(ChargePointId id) {
        return events.records().stream()
                .filter(event -> new String(event.key(), StandardCharsets.UTF_8).equals(id.value()))
                .map(event -> TopicTail.header(event, "ce_id"))
                .toList();
    }
}
