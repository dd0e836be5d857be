// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.GatewayProgram;
import io.cpgateway.testkit.ledger.Fault;
import io.cpgateway.testkit.ledger.Fleet;
import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One broker and one gateway, on addresses that stay the same however often they die. Thread-safe. */
final class World implements AutoCloseable {
    /** How long an event may take; charge points wait longer. */
    static final Duration EVENTS_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration EXIT = Duration.ofSeconds(60);
    private static final Path JAR = Path.of("target", "gateway-app.jar").toAbsolutePath();

    private final int serverPort;
    private final int metricsPort;
    private final EmbeddedKafka kafka;
    private GatewayProcess gateway;
    private int starts = 1;

    World(Path folder, String... settings) {
        serverPort = FreePort.next();
        metricsPort = FreePort.next();
        kafka = EmbeddedKafka.builder().start();
        GatewayProgram program = GatewayProcess.ofJar(JAR)
                .in(folder)
                .setting("server.port", Integer.toString(serverPort))
                .setting("metrics.port", Integer.toString(metricsPort))
                .setting("kafka.brokers", kafka.bootstrapServers())
                .setting("kafka.create_topics", "true")
                .setting("kafka.topic_partitions", "6")
                .setting("events.timeout", EVENTS_TIMEOUT.toSeconds() + "s")
                .setting("security.allow_open", "true")
                .setting("ocpp.id_tags.unknown", "accepted");
        for (int i = 0; i < settings.length; i += 2) {
            program.setting(settings[i], settings[i + 1]);
        }
        try {
            gateway = program.launch();
        } catch (Throwable failure) {
            kafka.close();
            throw failure;
        }
    }

    String brokers() {
        return kafka.bootstrapServers();
    }

    URI chargePoints() {
        return URI.create("ws://localhost:" + serverPort + "/ocpp/");
    }

    URI metrics() {
        return URI.create("http://localhost:" + metricsPort + "/metrics");
    }

    /** Which process of the gateway it is that runs. */
    synchronized String process() {
        return "gateway-" + starts;
    }

    /** The last lines that the gateway wrote. */
    synchronized String output() {
        return gateway.output();
    }

    /** What may go wrong: the broker's part, the gateway's part, the network's part. */
    List<Fault> faults(Fleet fleet) {
        return List.of(
                Fault.of("broker frozen", kafka::pause, kafka::resume),
                Fault.of("broker killed", kafka::kill, kafka::restart),
                Fault.of("gateway killed", this::kill, this::startAgain),
                Fault.of("gateway terminated", this::terminate, this::startAgain),
                Fault.of("a third without network", () -> fleet.loseNetwork(3), fleet::findNetwork),
                Fault.of("power cut of both", this::powerCut, this::powerBack));
    }

    synchronized void kill() {
        gateway.kill();
    }

    synchronized void terminate() {
        gateway.terminate();
        int status = gateway.awaitExit(EXIT);
        if (status != 0) {
            throw new AssertionError("the gateway ended with " + status + "\n" + gateway.output());
        }
    }

    synchronized void startAgain() {
        starts++;
        gateway = gateway.startAgain();
    }

    private void powerCut() {
        kill();
        kafka.kill();
    }

    private void powerBack() {
        kafka.restart();
        startAgain();
    }

    @Override
    public synchronized void close() {
        gateway.close();
        kafka.close();
    }
}
