// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cpgateway.kafka.KafkaSettings.TopicPolicy;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.testkit.process.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A broker whose disk takes no more, as a limit on the size of its files plays it; later it has room again. */
@EnabledOnOs(OS.LINUX)
@Tag("long")
class BrokerDiskFullIT {
    private static final Duration DELIVERY = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long ROOM = 500_000;
    private static final int EVENT = 50_000;

    private EmbeddedKafka kafka;
    private KafkaNode node;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.builder().start();
        node = new KafkaNode(
                KafkaSettings.of(kafka.bootstrapServers())
                        .with(TopicPolicy.CREATE)
                        .bounded(DELIVERY, 10_000_000),
                "node-1");
    }

    @AfterEach
    void stop() {
        node.close();
        kafka.close();
    }

    @Test
    void d2_whatTheDiskHasNoRoomFor_fails_theOperatorIsToldWhere_andNothingConfirmedIsLost() throws Exception {
        TopicTail tail = new TopicTail(kafka.bootstrapServers(), EventStream.EVENTS.topic());
        List<String> confirmed = new ArrayList<>();
        limitFiles();
        assertThatThrownBy(() -> publishUntilRefused(confirmed))
                .hasCauseInstanceOf(GatewayException.Transient.class)
                .hasMessageContaining("topic ocpp.events: not written in time")
                .hasMessageContaining("look at the brokers, their disks and the network");
        assertThat(confirmed).isNotEmpty();
        // A broker without a disk that works gives up.
        await().atMost(PATIENCE).until(() -> !kafka.isRunning());
        await().atMost(PATIENCE).until(() -> !node.events().available());

        kafka.restart();
        await().atMost(PATIENCE).until(node.events()::available);
        publish("after", "{}");
        assertThat(tail.records())
                .extracting(event -> TopicTail.header(event, "ce_id"))
                .containsAll(confirmed)
                .endsWith("after");
    }

    private void publishUntilRefused(List<String> confirmed) throws Exception {
        String noise = "{\"noise\":\"" + BrokerFaultsIT.noise(EVENT) + "\"}";
        for (int i = 0; i < 10 * ROOM / EVENT; i++) {
            publish("event-" + i, noise);
            confirmed.add("event-" + i);
        }
    }

    private void publish(String id, String json) throws InterruptedException, ExecutionException {
        node.events()
                .publish(List.of(TestEvents.event(id, json)))
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .get();
    }

    /** No file of the broker may be written beyond this size any more. */
    private void limitFiles() throws Exception {
        long broker = ProcessHandle.current()
                .children()
                .mapToLong(ProcessHandle::pid)
                .filter(this::worksInFolder)
                .findFirst()
                .orElseThrow();
        Process prlimit = new ProcessBuilder("prlimit", "--fsize=" + ROOM + ":", "--pid", Long.toString(broker))
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(prlimit.exitValue()).isZero();
    }

    private boolean worksInFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(kafka.folder().toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }
}
