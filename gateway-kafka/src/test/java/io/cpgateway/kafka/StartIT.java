// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.kafka.KafkaSettings.TopicPolicy;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.testkit.process.EmbeddedKafka;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told when Kafka is not as it must be. */
@Tag("long")
class StartIT {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    @TempDir
    private Path folder;

    private EmbeddedKafka kafka;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.builder()
                .listener("CLIENTS", "SASL_PLAINTEXT")
                .property("listener.name.clients.sasl.enabled.mechanisms", "PLAIN")
                .property(
                        "listener.name.clients.plain.sasl.jaas.config",
                        LOGIN + " username=\"b\" password=\"b\" user_gateway=\"secret\";")
                .start();
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void missingTopics_areNamed_orCreated_andMustBeLargeEnough() throws Exception {
        KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
        assertRefused(
                settings.with(new TopicPolicy(false, 24, 3)),
                "missing topics ocpp.events, charging.events, ocpp.command-status, ocpp.quarantine, ocpp.commands,"
                        + " ocpp.replies: create each with 24 partitions and 3 replicas, or set kafka.create_topics: true");
        new KafkaNode(settings.with(new TopicPolicy(true, 3, 1)), "node-1").close();
        assertThat(describe(EventStream.EVENTS.topic()).partitions()).hasSize(3);
        new KafkaNode(settings.with(TopicPolicy.CREATE), "node-2").close();
        assertRefused(
                settings.with(new TopicPolicy(true, 4, 1)),
                "has 3 partitions, and kafka.topic_partitions asks for 4: add partitions");
        assertRefused(settings.with(new TopicPolicy(true, 4, 3)).with(Map.of(), Map.of()), "has 3 partitions");
    }

    @Test
    void moreReplicasThanBrokers_isSaid() {
        assertRefused(
                KafkaSettings.of(kafka.bootstrapServers()).with(new TopicPolicy(true, 1, 3)),
                "cannot be used with 1 partitions and 3 replicas");
    }

    @Test
    void credentials_openTheDoor_orAreSaidToBeWrong() throws Exception {
        KafkaSettings sasl = KafkaSettings.of(kafka.bootstrapServers("CLIENTS")).with(TopicPolicy.CREATE);
        TestPublisher.publishOne(sasl.with(plain("secret"), Map.of()));
        assertRefused(sasl.with(plain("wrong"), Map.of()), "refuse the credentials");
    }

    @Test
    void tls_isPassedThrough() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "broker",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                keys.toString(),
                "-storepass",
                "changeit",
                "-validity",
                "2");
        try (EmbeddedKafka secure = EmbeddedKafka.builder()
                .listener("SECURE", "SSL")
                .property("listener.name.secure.ssl.keystore.location", keys.toString())
                .property("listener.name.secure.ssl.keystore.password", "changeit")
                .start()) {
            KafkaSettings tls =
                    KafkaSettings.of(secure.bootstrapServers("SECURE")).with(TopicPolicy.CREATE);
            TestPublisher.publishOne(tls.with(
                    Map.of(
                            "security.protocol", "SSL",
                            "ssl.truststore.location", keys.toString(),
                            "ssl.truststore.password", "changeit"),
                    Map.of()));
            assertRefused(tls.with(Map.of("security.protocol", "SSL"), Map.of()), "refuse the credentials");
        }
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(
                0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void nobodyThere_isSaid() {
        kafka.kill();
        assertRefused(KafkaSettings.of(kafka.bootstrapServers()), "no broker answers: check the address");
        assertRefused(KafkaSettings.of("no-port"), "cannot be made of this configuration");
        assertRefused(
                KafkaSettings.of(kafka.bootstrapServers()).with(Map.of("security.protocol", "NONE"), Map.of()),
                "cannot be made of this configuration");
    }

    private static Map<String, String> plain(String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + " username=\"gateway\" password=\"" + password + "\";");
    }

    private TopicDescription describe(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void assertRefused(KafkaSettings settings, String message) {
        assertThatThrownBy(() -> new KafkaNode(settings, "node-1").close())
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessageContaining(message);
    }
}
