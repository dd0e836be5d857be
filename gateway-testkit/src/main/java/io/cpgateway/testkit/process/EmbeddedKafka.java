// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Kafka broker with one node (KRaft), on the loopback address. It comes back within seconds after a
 * {@link #kill()}. Topics are not created unasked, unless {@code auto.create.topics.enable} is set.
 *
 * <p>The jars of the broker are not on the class path of the test: they are taken from the local Maven repository, or
 * fetched by the Maven of this machine.
 */
public final class EmbeddedKafka extends EmbeddedServer {
    /** The listener that is always there. */
    public static final String PLAINTEXT = "PLAINTEXT";

    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLUSTER = "Y3BnYXRld2F5LXRlc3RraQ";
    private static final Pattern STARTED = Pattern.compile("Kafka Server started");
    private static final Duration START = Duration.ofSeconds(90);

    private final List<Path> jars;
    private final String heap;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();

    EmbeddedKafka(KafkaBuilder builder) {
        super("kafka", builder.folder());
        jars = builder.jars();
        heap = builder.heap();
        builder.listeners().keySet().forEach(name -> ports.put(name, FreePort.next()));
        properties.putAll(node(builder.listeners()));
        properties.putAll(singleNode());
        properties.putAll(builder.properties());
    }

    /** A broker to be set up and started. */
    public static KafkaBuilder builder() {
        return new KafkaBuilder();
    }

    /** Where clients connect without encryption and authentication. */
    public String bootstrapServers() {
        return bootstrapServers(PLAINTEXT);
    }

    /** Where clients connect by this listener. */
    public String bootstrapServers(String listener) {
        Integer port = ports.get(listener);
        if (port == null) {
            throw new IllegalArgumentException("no listener " + listener + " among " + ports.keySet());
        }
        return "127.0.0.1:" + port;
    }

    @Override
    ChildProcess launch() {
        Path file = folder().resolve("server.properties");
        try {
            Files.createDirectories(folder());
            Properties content = new Properties();
            content.putAll(properties);
            try (Writer out = Files.newBufferedWriter(file)) {
                content.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        ChildProcess broker =
                ChildProcess.start("kafka", new ProcessBuilder(command(file)).directory(folder().toFile()), STARTED);
        broker.awaitSigns(START);
        return broker;
    }

    private List<String> command(Path file) {
        String classPath = Stream.concat(jars.stream(), Stream.of(testKit()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.logFile=System.out",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-cp",
                classPath,
                KafkaBroker.class.getName(),
                file.toString(),
                CLUSTER);
    }

    private static Path testKit() {
        try {
            return Path.of(KafkaBroker.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the test kit lies where no path leads", e);
        }
    }

    private Map<String, String> node(Map<String, String> protocols) {
        String controller = "127.0.0.1:" + FreePort.next();
        String served = ports.keySet().stream()
                .map(name -> name + "://" + bootstrapServers(name))
                .collect(Collectors.joining(","));
        String mapped = protocols.entrySet().stream()
                .map(listener -> listener.getKey() + ":" + listener.getValue())
                .collect(Collectors.joining(","));
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + controller,
                "listeners",
                served + "," + CONTROLLER + "://" + controller,
                "advertised.listeners",
                served,
                "listener.security.protocol.map",
                mapped + "," + CONTROLLER + ":PLAINTEXT",
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                PLAINTEXT,
                "log.dirs",
                folder().resolve("data").toString());
    }

    /** No copies, no waiting for other nodes, and quick to notice that its former self is dead. */
    private static Map<String, String> singleNode() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("broker.session.timeout.ms", "1500"),
                Map.entry("broker.heartbeat.interval.ms", "300"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"));
    }
}
