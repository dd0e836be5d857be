// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.testkit.GatewayCluster;
import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.ledger.Fault;
import io.cpgateway.testkit.ledger.Fleet;
import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Three gateways over one broker and one Redis that keeps what it has said. Thread-safe. */
final class ClusterWorld implements AutoCloseable {
    private static final int NODES = 3;
    private static final Path JAR = Path.of("target", "gateway-app.jar").toAbsolutePath();

    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;
    private final GatewayCluster cluster;

    ClusterWorld(Path folder, Map<String, String> more) {
        this(folder, more, Collections.nCopies(NODES, Duration.ZERO));
    }

    /** Nodes whose clocks are so far ahead. */
    ClusterWorld(Path folder, Map<String, String> more, List<Duration> clockSkews) {
        kafka = EmbeddedKafka.builder().start();
        EmbeddedRedis server = null;
        try {
            server = EmbeddedRedis.builder().appendOnly().start();
            redis = server;
            cluster = new GatewayCluster(clockSkews, JAR, folder, settings(more));
        } catch (Throwable failure) {
            if (server != null) {
                server.close();
            }
            kafka.close();
            throw failure;
        }
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.brokers", kafka.bootstrapServers(),
                "kafka.create_topics", "true",
                "kafka.topic_partitions", "6",
                "redis.addr", redis.address(),
                "events.timeout", World.EVENTS_TIMEOUT.toSeconds() + "s",
                "storms.connects_per_ten_minutes", "10000",
                "security.allow_open", "true",
                "server.host", "127.0.0.1",
                "management.host", "127.0.0.1",
                "ocpp.id_tags.unknown", "accepted"));
        settings.putAll(more);
        return settings;
    }

    String brokers() {
        return kafka.bootstrapServers();
    }

    GatewayCluster cluster() {
        return cluster;
    }

    EmbeddedRedis redis() {
        return redis;
    }

    /** What may go wrong: with any node, the broker, Redis, the network. */
    List<Fault> faults(Fleet fleet) {
        List<Fault> faults = new ArrayList<>(List.of(
                Fault.of("broker frozen", kafka::pause, kafka::resume),
                Fault.of("broker killed", kafka::kill, kafka::restart),
                Fault.of("redis frozen", redis::pause, redis::resume),
                Fault.of("redis killed", redis::kill, redis::restart),
                Fault.of("a third without network", () -> fleet.loseNetwork(3), fleet::findNetwork)));
        for (Node node : cluster.nodes()) {
            faults.add(Fault.of(node.name() + " killed", node::kill, node::startAgain));
            faults.add(Fault.of(node.name() + " frozen", node::pause, node::resume));
            faults.add(Fault.of(node.name() + " terminated", node::terminate, node::startAgain));
        }
        return faults;
    }

    @Override
    public void close() {
        cluster.close();
        redis.close();
        kafka.close();
    }
}
