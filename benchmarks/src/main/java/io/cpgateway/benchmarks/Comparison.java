// SPDX-License-Identifier: MIT
package io.cpgateway.benchmarks;

import io.cpgateway.testkit.process.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts servers under the same load in turns, and prints what a message costs each of them. */
final class Comparison implements AutoCloseable {
    private final Settings settings;
    private final EmbeddedKafka kafka;
    private final Map<Server, List<Round>> rounds = new LinkedHashMap<>();
    private int loads;

    private Comparison(Settings settings, Path work) throws IOException {
        this.settings = settings;
        kafka = EmbeddedKafka.builder()
                .folder(work.resolve("kafka"))
                .property("num.partitions", "6")
                .property("log.retention.bytes", Integer.toString(64 * 1024 * 1024))
                .property("log.segment.bytes", Integer.toString(32 * 1024 * 1024))
                .property("log.retention.check.interval.ms", "5000")
                .start();
        try {
            startServers(new Server.Plan(settings.core(), settings.flags(), work));
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    public static void main(String[] args) throws IOException {
        Settings settings = Settings.parse(args);
        Path work = Files.createTempDirectory("benchmarks");
        try (Comparison comparison = new Comparison(settings, work)) {
            comparison.run();
        } finally {
            try (var files = Files.walk(work)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void startServers(Server.Plan plan) throws IOException {
        int number = 0;
        for (Path jar : settings.gateways()) {
            String name = settings.gateways().size() == 1 ? "gateway" : "gateway " + (char) ('A' + number++);
            add(Server.gateway(name, jar, kafka.bootstrapServers(), false, plan));
            if (settings.business()) {
                add(Server.gateway(name + " +business", jar, kafka.bootstrapServers(), true, plan));
            }
        }
        add(Server.chargeTime(plan));
    }

    private void add(Server server) {
        rounds.put(server, new ArrayList<>());
        System.out.printf("%s: process %d%n", server.name(), server.pid());
    }

    private void run() throws IOException {
        for (Server server : rounds.keySet()) {
            measure(server, settings.warmUp());
        }
        for (int i = 0; i < settings.rounds(); i++) {
            for (Map.Entry<Server, List<Round>> each : rounds.entrySet()) {
                each.getValue().add(measure(each.getKey(), settings.time()));
            }
        }
        print();
    }

    private Round measure(Server server, Duration time) throws IOException {
        try (Load load = new Load("B" + loads++ + "-", server.port(), settings.connections())) {
            load.run(Duration.ofSeconds(1));
            Duration serverBefore = server.cpu();
            Duration brokerBefore = broker();
            Load.Outcome outcome = load.run(time);
            return Round.of(
                    outcome, server.cpu().minus(serverBefore), broker().minus(brokerBefore));
        } catch (IOException | RuntimeException e) {
            throw new IOException(server.name() + ": " + e.getMessage() + "\n" + server.output(), e);
        }
    }

    /** The broker is the child of this process that is none of the servers. */
    private Duration broker() {
        List<Long> servers = rounds.keySet().stream().map(Server::pid).toList();
        return ProcessHandle.current()
                .children()
                .filter(child -> !servers.contains(child.pid()))
                .map(child -> Server.cpuOf(child.pid()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void print() {
        List<Round> all = List.copyOf(rounds.values()).get(rounds.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "%nMedians of %d rounds of %d s, %d connections%n%n",
                settings.rounds(),
                settings.time().toSeconds(),
                settings.connections());
        System.out.println("server                | msg/s | CPU us/msg | min..max    | / ChargeTime | p50 ms | p99 ms"
                + " | core 0 | load | broker");
        rounds.forEach((server, measured) -> row(server.name(), measured, all));
        System.out.println("core 0: how busy the server kept its core; load, broker: their shares of the other one");
    }

    private static void row(String name, List<Round> measured, List<Round> reference) {
        Round median = Round.median(measured);
        List<Round> ratios = new ArrayList<>();
        double[] ratio = new double[measured.size()];
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] = measured.get(i).cpuMicros() / reference.get(i).cpuMicros();
        }
        java.util.Arrays.sort(ratio);
        System.out.printf(
                Locale.ROOT,
                "%-21s | %5.0f | %10.1f | %5.1f..%-5.1f| %12.2f | %6.2f | %6.2f | %5.0f%% | %3.0f%% | %4.0f%%%n",
                name,
                median.perSecond(),
                median.cpuMicros(),
                measured.stream().mapToDouble(Round::cpuMicros).min().orElseThrow(),
                measured.stream().mapToDouble(Round::cpuMicros).max().orElseThrow(),
                ratio[ratio.length / 2],
                median.p50Micros() / 1e3,
                median.p99Micros() / 1e3,
                100 * median.serverShare(),
                100 * median.generatorShare(),
                100 * median.brokerShare());
    }

    @Override
    public void close() {
        rounds.keySet().forEach(Server::close);
        kafka.close();
    }
}
