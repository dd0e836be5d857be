// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import io.cpgateway.testkit.process.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Gateways as processes that work as one over the Redis and Kafka that their settings name. Each has ports that stay the
 * same however often it dies, and a name: {@code node-1} and so on. Thread-safe; one operation on a node at a time.
 */
public final class GatewayCluster implements AutoCloseable {
    private static final Duration EXIT = Duration.ofSeconds(60);

    private final List<Node> nodes = new ArrayList<>();
    private final Random random = new Random();

    /** One of them. */
    public static final class Node {
        private final String name;
        private final int serverPort;
        private final int managementPort;
        private final int metricsPort;
        private GatewayProcess process;
        private int starts = 1;

        private Node(int number, Duration clockSkew, Path jar, Path folder, Map<String, String> settings) {
            name = "node-" + number;
            serverPort = FreePort.next();
            managementPort = FreePort.next();
            metricsPort = FreePort.next();
            GatewayProgram program = GatewayProcess.ofJar(jar)
                    .in(folder.resolve(name))
                    .clockSkew(clockSkew)
                    .setting("node.id", name)
                    .setting("server.port", Integer.toString(serverPort))
                    .setting("management.port", Integer.toString(managementPort))
                    .setting("metrics.port", Integer.toString(metricsPort));
            settings.forEach(program::setting);
            process = program.launch();
        }

        /** Its name, {@code node.id}. */
        public String name() {
            return name;
        }

        /** Where charge points connect, the id to be appended. */
        public URI chargePoints() {
            return URI.create("ws://localhost:" + serverPort + "/ocpp/");
        }

        /** Its management API. */
        public URI management() {
            return URI.create("http://localhost:" + managementPort + "/");
        }

        /** Its metrics. */
        public URI metrics() {
            return URI.create("http://localhost:" + metricsPort + "/metrics");
        }

        /** Which of its processes runs, or ran last. */
        public synchronized String process() {
            return name + "-" + starts;
        }

        /** The last lines that it wrote. */
        public synchronized String output() {
            return process.output();
        }

        /** Ends it at once, as {@code kill -9} does. */
        public synchronized void kill() {
            process.kill();
        }

        /**
         * Has it stop in order, and waits until it has.
         *
         * @throws AssertionError if it does not end in time, or not with 0
         */
        public synchronized void terminate() {
            process.terminate();
            int status = process.awaitExit(EXIT);
            if (status != 0) {
                throw new AssertionError(name + " ended with " + status + "\n" + process.output());
            }
        }

        /** Freezes it: its sockets stay open, and nobody answers. */
        public synchronized void pause() {
            process.pause();
        }

        /** Lets it go on. */
        public synchronized void resume() {
            process.resume();
        }

        /** Starts it again once it has ended; returns when it is ready. */
        public synchronized void startAgain() {
            starts++;
            process = process.startAgain();
        }

        private synchronized void close() {
            process.close();
        }
    }

    /**
     * Starts so many and returns when all are ready.
     *
     * @param jar the program
     * @param folder below which each has a folder
     * @param settings of all of them: {@code redis.addr} and {@code kafka.brokers} at least
     */
    public GatewayCluster(int size, Path jar, Path folder, Map<String, String> settings) {
        this(Collections.nCopies(size, Duration.ZERO), jar, folder, settings);
    }

    /**
     * Starts one for each of these clocks and returns when all are ready.
     *
     * @param clockSkews how far the clock of each is ahead, see {@link GatewayProgram#clockSkew}
     * @param jar the program, for those whose clock is right
     * @param folder below which each has a folder
     * @param settings of all of them: {@code redis.addr} and {@code kafka.brokers} at least
     */
    public GatewayCluster(List<Duration> clockSkews, Path jar, Path folder, Map<String, String> settings) {
        try {
            for (Duration clockSkew : clockSkews) {
                nodes.add(new Node(nodes.size() + 1, clockSkew, jar, folder, settings));
            }
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    /** All of them. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** Another node each time, as a load balancer gives that knows nothing of them. */
    public Supplier<URI> anyNode() {
        return () -> {
            synchronized (random) {
                return nodes.get(random.nextInt(nodes.size())).chargePoints();
            }
        };
    }

    /** Ends what runs, as {@code kill -9} does. */
    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
