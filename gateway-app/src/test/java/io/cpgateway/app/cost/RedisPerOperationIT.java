// SPDX-License-Identifier: MIT
package io.cpgateway.app.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.app.cost.RedisMeter.Use;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.VirtualTransaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each operation costs Redis, by two nodes with little else to do, held against the table of docs/cluster.md. */
class RedisPerOperationIT {
    private static final Path DOCUMENT =
            Path.of("").toAbsolutePath().getParent().resolve("docs/cluster.md");
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| (at most )?(\\d+) \\| [^|]* \\|");
    private static final String ANSWERED = "ocppgw_commands_total{state=\"answered\"";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(10);
    /** What nodes ask by themselves is taken off, but comes at its own times. */
    private static final double LEEWAY = 0.4;
    /** How much less than its most an operation may cost, so that the document does not say too much either. */
    private static final double SHARED = 2;

    /** What the document says. */
    private record Documented(boolean atMost, int roundTrips) {
        double least() {
            return roundTrips - (atMost ? SHARED : LEEWAY);
        }

        double most() {
            return roundTrips + LEEWAY;
        }
    }

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static CostWorld world;

    private static int commandsHandedIn;

    @BeforeAll
    static void start() {
        world = new CostWorld(folder, 2);
        for (int i = 0; i <= Costs.TIMES; i++) {
            world.know(id(i));
            world.knowIdTag("TAG-" + i);
        }
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void r2_eachOperation_costsWhatTheDocumentSays() throws IOException {
        try (RedisMeter meter = world.meter()) {
            doEverythingOnce();
            Use before = meter.readWhenQuiet();
            await().pollDelay(IDLE).atMost(IDLE.multipliedBy(2)).until(() -> true);
            Costs costs = new Costs(meter, meter.read().since(before));
            measure(costs);
            System.out.println(costs);
            Map<String, Documented> documented = documented();
            assertThat(costs.roundTrips().keySet()).containsExactlyElementsOf(documented.keySet());
            costs.roundTrips()
                    .forEach((operation, trips) -> assertThat(trips)
                            .as("round trips: %s", operation)
                            .isBetween(
                                    documented.get(operation).least(),
                                    documented.get(operation).most()));
        }
    }

    private static void measure(Costs costs) {
        List<VirtualChargePoint> points = new ArrayList<>();
        costs.of("a charge point connects", i -> points.add(world.connect(id(i), 1)));
        costs.of("it boots", i -> points.get(i).ask(UsualCall.boot()));
        costs.of("Authorize, first", i -> points.get(i).ask(UsualCall.authorize("TAG-" + i)));
        costs.of("Authorize, again", i -> points.get(i).ask(UsualCall.authorize("TAG-" + i)));
        List<VirtualTransaction> transactions = new ArrayList<>();
        costs.of("StartTransaction", i -> transactions.add(points.get(i).begin(1, "TAG-" + i, 100)));
        costs.of("MeterValues, Heartbeat, StatusNotification", i -> {
            transactions.get(i).meter(200);
            points.get(i).say(UsualCall.heartbeat(), UsualCall.status(1, "Charging"));
        });
        costs.of("StopTransaction", i -> transactions.get(i).end(300));
        costs.of("a command", i -> carriedOut(i, "Reset", "{\"type\":\"Soft\"}"));
        costs.of("a command that only reads", i -> carriedOut(i, "GetConfiguration", "{}"));
        costs.of("it leaves", i -> points.get(i).close());
        costs.of("a command, while it is away", i -> handedIn(i, "ClearCache", "{}"));
        points.clear();
        long answered = world.measured(ANSWERED);
        costs.of("it connects to another node, one command waits", i -> points.add(world.connect(id(i), 2)));
        assertThat(world.measured(ANSWERED) - answered)
                .as("what waited is carried out, without a boot")
                .isEqualTo(Costs.TIMES);
        costs.of("a command, handed in at another node", i -> carriedOut(i, "Reset", "{\"type\":\"Hard\"}"));
        points.forEach(VirtualChargePoint::close);
    }

    /** So that the servers know the scripts, and have what they need. */
    private static void doEverythingOnce() {
        int one = Costs.TIMES;
        for (int node = 1; node <= 2; node++) {
            try (VirtualChargePoint point = world.connect(id(one), node)) {
                point.say(UsualCall.boot(), UsualCall.authorize("TAG-" + one));
                point.begin(1, "TAG-" + one, 100).end(200);
                carriedOut(one, "GetConfiguration", "{}");
            }
        }
    }

    private static String id(int number) {
        return "CP-" + number;
    }

    private static void handedIn(int number, String action, String payload) {
        commandsHandedIn++;
        world.command(id(number), "command-" + commandsHandedIn, action, payload);
    }

    /** Waits without asking Redis. */
    private static void carriedOut(int number, String action, String payload) {
        long before = world.measured(ANSWERED);
        handedIn(number, action, payload);
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> world.measured(ANSWERED) > before);
    }

    private static Map<String, Documented> documented() throws IOException {
        Map<String, Documented> costs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                costs.put(row.group(1), new Documented(row.group(2) != null, Integer.parseInt(row.group(3))));
            }
        }
        return costs;
    }
}
