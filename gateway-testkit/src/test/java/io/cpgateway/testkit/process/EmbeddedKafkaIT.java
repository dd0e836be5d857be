// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EmbeddedServers
@Tag("long")
class EmbeddedKafkaIT {
    private static final Duration START = Duration.ofSeconds(60);

    @Test
    void theBrokerIsNotOnTheClassPathOfTheTest() {
        assertThatThrownBy(() -> Class.forName("kafka.Kafka")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void whatWasAcknowledged_survivesAKill_onTheSameAddress(EmbeddedKafka kafka) throws Exception {
        String address = kafka.bootstrapServers();
        TopicLog log = TopicLog.create(kafka, "survives-a-kill");
        log.append("one");
        log.append("two");
        kafka.kill();
        assertThat(kafka.isRunning()).isFalse();
        kafka.restart();
        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        log.append("three");
        assertThat(log.read(3)).containsExactly("one", "two", "three");
    }

    @Test
    void aFrozenBroker_answersNobody_untilItGoesOn(EmbeddedKafka kafka) throws Exception {
        TopicLog log = TopicLog.create(kafka, "frozen");
        kafka.pause();
        try {
            assertThatThrownBy(() -> log.append("lost", Duration.ofSeconds(2)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        } finally {
            kafka.resume();
        }
        log.append("after");
        assertThat(log.read(1)).contains("after");
    }

    @Test
    void aStoppedBroker_endsInOrder_andStartsOnItsData(EmbeddedKafka kafka) throws Exception {
        TopicLog log = TopicLog.create(kafka, "stopped");
        log.append("one");
        kafka.stop();
        assertThatThrownBy(kafka::kill).isInstanceOf(IllegalStateException.class);
        kafka.restart();
        assertThat(log.read(1)).containsExactly("one");
    }

    @RepeatedTest(2)
    void theNextTestFindsItRunning_whateverThisOneDid(EmbeddedKafka kafka) {
        assertThat(kafka.isRunning()).isTrue();
        kafka.kill();
    }

    @Test
    void topicsAreNotCreatedUnasked(EmbeddedKafka kafka) {
        assertThatThrownBy(() -> new TopicLog(kafka, "never-created").append("x", Duration.ofSeconds(2)))
                .isInstanceOf(ExecutionException.class);
    }

    @Test
    void properties_listeners_andFolder_areItsOwn() throws Exception {
        String login = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\""
                + " password=\"secret\"";
        try (EmbeddedKafka kafka = EmbeddedKafka.builder()
                        .property("auto.create.topics.enable", "true")
                        .property("message.max.bytes", "2048")
                        .listener("CLIENTS", "SASL_PLAINTEXT")
                        .property("listener.name.clients.sasl.enabled.mechanisms", "PLAIN")
                        .property("listener.name.clients.plain.sasl.jaas.config", login + " user_app=\"secret\";")
                        .heap("300m")
                        .start();
                Admin admin = Admin.create(Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers("CLIENTS"),
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        login + ";"))) {
            admin.createTopics(List.of(new NewTopic("by-sasl", 1, (short) 1)))
                    .all()
                    .get(START.toSeconds(), TimeUnit.SECONDS);
            TopicLog log = new TopicLog(kafka, "by-sasl");
            log.append("small");
            assertThatThrownBy(() -> log.append("x".repeat(5000))).isInstanceOf(ExecutionException.class);
            assertThat(kafka.folder().resolve("data/meta.properties")).exists();
        }
    }

    @Test
    void theLowestSupportedVersion_runsToo() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().version("3.9.2").start()) {
            TopicLog log = TopicLog.create(kafka, "old");
            log.append("one");
            kafka.kill();
            kafka.restart();
            assertThat(log.read(1)).containsExactly("one");
        }
    }

    @Test
    void aMistakeInItsProperties_isShown_andNothingIsLeft() {
        long before = ProcessHandle.current().children().count();
        assertThatThrownBy(() -> EmbeddedKafka.builder()
                        .property("num.io.threads", "many")
                        .start())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("num.io.threads");
        assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
    }

    @Test
    void anUnknownVersion_isRefusedWithWhatToDo() {
        assertThatThrownBy(() -> EmbeddedKafka.builder().version("0.8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("classPath");
    }
}
