// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cpgateway.ocpp.model.OcppVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    Path folder;

    @Test
    void nothingGiven_isOpenOnLoopback() throws Exception {
        GatewayConfig config = program(Map.of());

        assertThat(config.openMode()).isTrue();
        assertThat(config.authenticationRequired()).isFalse();
        assertThat(List.of(config.serverHost(), config.managementHost(), config.metricsHost()))
                .containsOnly("127.0.0.1");
        assertThat(config.settings().server().maxMessageSize()).isEqualTo(new ByteSize(65536));
        assertThat(config.settings().events().answerBeforeDurable()).containsExactly("Heartbeat");
        assertThat(config.unknownIdTag()).isEqualTo(UnknownIdTag.ACCEPTED);
        assertThat(config.supportedVersions()).containsExactly(OcppVersion.V1_6);
        assertThat(config.nodeId()).isNotBlank();
    }

    @Test
    void environmentOverridesFile_programOverridesBoth() throws Exception {
        Path file = file("server:\n  port: 1\n  ping_interval: 5s\nmetrics.port: 2\n");
        GatewayConfig config = ConfigLoader.load(new ConfigSources(
                Optional.of(file),
                Map.of("SERVER_PORT", "3", "METRICS_PORT", "4", "SERVER_MAX_MESSAGE_SIZE", "1MiB", "PATH", "/bin"),
                Map.of("metrics.port", "5")));

        assertThat(config.settings().server().port()).isEqualTo(3);
        assertThat(config.settings().metrics().port()).isEqualTo(5);
        assertThat(config.settings().server().pingInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.settings().server().maxMessageSize().bytes()).isEqualTo(1 << 20);
        assertThat(config.source("server.port")).isEqualTo("environment SERVER_PORT");
        assertThat(config.source("server.ping_interval")).isEqualTo(file + " line 3");
    }

    @Test
    void propertiesOfPlugins_areReadFromEverySource_andNeverPrint() throws Exception {
        Path file =
                file("plugins:\n  event_sink: webhook\n  config:\n    webhook: {url: http://u:pw1@host, retries: 3}\n");
        GatewayConfig config = ConfigLoader.load(
                new ConfigSources(Optional.of(file), Map.of("PLUGINS_CONFIG_WEBHOOK_BEARER_TOKEN", "pw2"), Map.of()));
        Map<String, Secret> properties =
                PluginChoices.properties(config.settings().plugins(), "webhook");
        assertThat(properties.keySet()).containsExactly("bearer_token", "retries", "url");
        assertThat(properties.get("bearer_token").reveal()).isEqualTo("pw2");
        assertThat(EffectiveConfig.render(config))
                .contains(
                        "plugins.config.webhook.bearer_token: ********  # environment PLUGINS_CONFIG_WEBHOOK_BEARER_TOKEN")
                .doesNotContain("pw1", "pw2");
    }

    @Test
    void keysOfPluginsThatAreNotChosen_areMistakes() {
        assertThat(mistakes(Map.of(
                                "plugins.event_sink", "Web-Hook",
                                "plugins.credential_store", "sql",
                                "plugins.charge_point_authenticator", "ldap",
                                "plugins.config.other.url", "pw1",
                                "plugins.config.sql.Url", "pw2",
                                "security.credentials.CP1", "pw3"))
                        .explanation()
                        .lines())
                .hasSize(5)
                .anyMatch(m -> m.contains("plugins.event_sink: \"Web-Hook\""))
                .anyMatch(m -> m.contains("plugins.config.other.url") && m.contains("none is called other"))
                .anyMatch(m -> m.contains("plugins.config.sql.Url"))
                .anyMatch(m -> m.contains("plugins.credential_store") && m.contains("ldap decides"))
                .anyMatch(m -> m.contains("security.credentials.CP1"))
                .noneMatch(m -> m.contains("pw"));
    }

    @Test
    void aPluginThatJudgesChargePoints_isAskedAlsoOnThisMachine() throws Exception {
        assertThat(program(Map.of("plugins.charge_point_authenticator", "ldap")).authenticationRequired())
                .isTrue();
        assertThat(program(Map.of("plugins.credential_store", "sql")).authenticationRequired())
                .isTrue();
        assertThat(program(Map.of("plugins.charge_point_authenticator", "ldap", "server.host", "0.0.0.0"))
                        .openListener(true))
                .isEmpty();
    }

    @Test
    void mapsAndLists_areReadFromEverySource() throws Exception {
        Path file = file("""
                kafka:
                  producer:
                    linger.ms: 5
                  consumer.max.poll.records: 7
                ocpp:
                  supported_versions: [1.6]
                  answers: {Authorize: store}
                  leniency: {MeterValues: lenient}
                management:
                  tokens:
                    - {name: a, role: read, secret: 0123456789abcdef}
                    - {name: b, role: operate, secret: 0123456789abcdef}
                """);
        GatewayConfig config = ConfigLoader.load(new ConfigSources(
                Optional.of(file),
                Map.of(
                        "KAFKA_PRODUCER_COMPRESSION_TYPE", "lz4",
                        "SECURITY_CREDENTIALS_CP1", "secret",
                        "MANAGEMENT_TOKENS_1__ROLE", "read"),
                Map.of("ocpp.answers.StartTransaction", "gateway")));

        assertThat(config.settings().kafka().producer())
                .containsOnly(Map.entry("linger.ms", "5"), Map.entry("compression.type", "lz4"));
        assertThat(config.settings().kafka().consumer()).containsEntry("max.poll.records", "7");
        assertThat(config.settings().ocpp().answers())
                .containsOnly(
                        Map.entry("Authorize", AnswerSource.STORE),
                        Map.entry("StartTransaction", AnswerSource.GATEWAY));
        assertThat(config.leniency("MeterValues")).isEqualTo(Leniency.LENIENT);
        assertThat(config.leniency("Heartbeat")).isEqualTo(Leniency.STRICT);
        assertThat(config.settings().security().credentials()).containsOnlyKeys("CP1");
        assertThat(config.settings().management().tokens())
                .extracting(ManagementSettings.Token::role)
                .containsExactly(TokenRole.READ, TokenRole.READ);
        assertThat(config.managementHost()).isEqualTo("0.0.0.0");
    }

    @Test
    void allMistakesAreReportedAtOnce_withKeyValueExpectationAndSource() throws Exception {
        Path file = file("""
                server:
                  port: eighty
                  pingInterval: 3s
                  host: 0.0.0.0
                  expose_connections: true
                server.path: nowhere
                events: {timeout: 1ms}
                management: {host: 10.0.0.1, tokens: [{name: x, role: boss}]}
                ocpp: {supported_versions: [1.6, 2.1], missing_subprotocol: "2.0.1"}
                redis: {addr: "redis://u:hush@h:1/x"}
                kafka: {brokers: h:1}
                nonsense: 1
                """);

        InvalidConfigException e =
                mistakes(new ConfigSources(Optional.of(file), Map.of("METRICS_PORT", "8081"), Map.of()));

        assertThat(e.mistakes())
                .extracting(Mistake::key)
                .containsExactlyInAnyOrder(
                        "server.port",
                        "server.pingInterval",
                        "server.expose_connections",
                        "server.path",
                        "events.timeout",
                        "management.host",
                        "management.tokens[0].role",
                        "management.tokens[0].secret",
                        "ocpp.supported_versions",
                        "ocpp.missing_subprotocol",
                        "redis.addr",
                        "nonsense",
                        "metrics.port");
        assertThat(e.getMessage().lines())
                .contains("server.port: \"eighty\", expected a whole number, from 0 to 65535 (" + file + " line 2)")
                .anyMatch(line ->
                        line.startsWith("server.pingInterval") && line.contains("did you mean server.ping_interval?"));
        assertThat(e.getMessage()).doesNotContain("hush");
    }

    @Test
    void unknownKeys_mayHoldSecrets_soTheirValuesAreMasked() {
        assertThat(mistakes(Map.of("security.credential.CP1", "hush")).getMessage())
                .doesNotContain("hush")
                .contains("did you mean security.credentials.<chargePointId>?");
    }

    @Test
    void brokenYaml_isAMistakeThatQuotesNothing() throws Exception {
        Path file = file("security:\n  credentials:\n    CP1: \"hush\n");
        assertThat(mistakes(new ConfigSources(Optional.of(file), Map.of(), Map.of()))
                        .getMessage())
                .contains("it cannot be read at line")
                .doesNotContain("hush");
        Path twice = file("server:\n  port: 1\n  port: 2\n");
        assertThat(mistakes(new ConfigSources(Optional.of(twice), Map.of(), Map.of()))
                        .getMessage())
                .contains("server.port")
                .contains("each key once");
    }

    @Test
    void missingFile_isAMistake() {
        ConfigSources sources = new ConfigSources(Optional.of(folder.resolve("none.yaml")), Map.of(), Map.of());
        assertThat(mistakes(sources).getMessage()).contains("none.yaml").contains("a readable file");
    }

    @Test
    void values_cannotForgeLines() {
        assertThat(mistakes(Map.of("server.port", "1\nserver.path: fine\u001b[31m"))
                        .getMessage())
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void actions_thatNobodySendsOrNobodyCanAnswer_areMistakes() {
        String message = mistakes(Map.of(
                        "ocpp.answers.authorize", "store",
                        "ocpp.answers.StopTransaction", "backend",
                        "ocpp.leniency.Reset", "lenient",
                        "events.answer_before_durable", "Heartbeat,Nonsense"))
                .getMessage();
        assertThat(message.lines()).hasSize(4);
        assertThat(message)
                .contains("ocpp.answers.authorize", "did you mean Authorize?")
                .contains("ocpp.answers.StopTransaction", "while kafka.brokers is not set")
                .contains("ocpp.leniency.Reset")
                .contains("Nonsense");
    }

    @Test
    void backends_answerWhereKafkaCarriesTheirReplies() throws Exception {
        GatewayConfig config =
                program(Map.of("ocpp.answers.StopTransaction", "backend", "kafka.brokers", "localhost:9092"));
        assertThat(config.settings().ocpp().answers()).containsEntry("StopTransaction", AnswerSource.BACKEND);
        assertThat(config.settings().ocpp().backendTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void leniencyFile_mustHoldProfiles() throws Exception {
        String missing = folder.resolve("none.json").toString();
        assertThat(mistakes(Map.of("ocpp.leniency_file", missing)).getMessage()).contains("a readable file");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"profiles\":[{\"name\":\"x\"}]}");
        assertThat(mistakes(Map.of("ocpp.leniency_file", wrong.toString())).getMessage())
                .contains("ocpp.leniency_file", "leniency profiles", "rules");
        Path right = Files.writeString(
                folder.resolve("right.json"),
                "{\"profiles\":[{\"name\":\"x\",\"vendor\":\"X*\",\"rules\":[{\"treatment\":\"keep\"}]}]}");
        assertThat(program(Map.of("ocpp.leniency_file", right.toString()))
                        .settings()
                        .ocpp()
                        .leniencyFile())
                .contains(right.toString());
    }

    @Test
    void configuredCredentials_areAskedForOnThisMachineToo() throws Exception {
        GatewayConfig config = program(Map.of("security.credentials.CP1", "0123456789abcdef"));
        assertThat(config.authenticationRequired()).isTrue();
        assertThat(config.serverHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void listenerForStrangers_needsCredentials() throws Exception {
        GatewayConfig open = program(Map.of("server.host", "0.0.0.0"));
        assertThat(open.authenticationRequired()).isTrue();
        assertThat(open.openListener(true))
                .map(Mistake::toString)
                .hasValueSatisfying(line -> assertThat(line).contains("server.host", "0.0.0.0", "security.allow_open"));
        assertThat(open.openListener(false)).isEmpty();
        assertThat(program(Map.of("server.host", "0.0.0.0", "security.credentials.CP1", "x"))
                        .openListener(true))
                .isEmpty();
        assertThat(program(Map.of("server.host", "0.0.0.0", "security.allow_open", "true"))
                        .openListener(true))
                .isEmpty();
    }

    @Test
    void secrets_neverPrint() throws Exception {
        GatewayConfig config = program(Map.of(
                "management.token", "hush-hush-hush-hush",
                "security.credentials.CP1", "hush1",
                "management.tokens[0].name", "n",
                "management.tokens[0].role", "read",
                "management.tokens[0].secret", "hush-hush-hush-hush",
                "kafka.producer.sasl.jaas.config", "hush2",
                "kafka.producer.linger.ms", "17"));

        assertThat(EffectiveConfig.render(config))
                .doesNotContain("hush")
                .contains("security.credentials.CP1: " + Secret.MASK + "  # program")
                .contains("kafka.producer.linger.ms: 17  # program")
                .contains("server.port: 8080  # default");
        assertThat(config.settings().toString()
                        + config.settings().security().credentials()
                        + config.settings().management().token()
                        + config.settings().management().tokens())
                .doesNotContain("hush");
    }

    @Test
    void everyDefault_isAcceptable() {
        for (ConfigKey key : ConfigKeys.all()) {
            String value = key.defaultValue();
            assertThat(value == null || key.accepts(value)).as(key.name()).isTrue();
        }
    }

    @Test
    void sizesAndDurations_roundTrip() {
        for (String text : List.of("0B", "1000B", "64KiB", "3MiB", "1GiB")) {
            assertThat(ByteSize.parse(text)).hasToString(text);
        }
        for (String text : List.of("0s", "250ms", "30s", "5m", "24h")) {
            assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(text);
        }
        assertThat(DurationText.parse("PT1M30S")).hasSeconds(90);
        assertThat(DurationText.parse("7d")).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> DurationText.parse("PT-1S")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ByteSize.parse("1XB")).isInstanceOf(IllegalArgumentException.class);
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("config.yaml"), yaml);
    }

    private static GatewayConfig program(Map<String, String> values) throws InvalidConfigException {
        return ConfigLoader.load(new ConfigSources(Optional.empty(), Map.of(), values));
    }

    private static InvalidConfigException mistakes(Map<String, String> values) {
        return mistakes(new ConfigSources(Optional.empty(), Map.of(), values));
    }

    private static InvalidConfigException mistakes(ConfigSources sources) {
        return catchThrowableOfType(InvalidConfigException.class, () -> ConfigLoader.load(sources));
    }
}
