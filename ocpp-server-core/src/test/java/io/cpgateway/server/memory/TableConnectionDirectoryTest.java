// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableConnectionDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChargePointId ID = new ChargePointId("CP-1");

    private final Tables tables = new MemoryTables(1_000);
    private final TableConnectionDirectory directory = new TableConnectionDirectory(tables, "n", "b");

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private long claim(ChargePointId id, Instant now) {
        return value(directory.claim(id, OcppVersion.V1_6, now)).epoch();
    }

    private void seen(String id, Instant now) {
        ChargePointId chargePoint = new ChargePointId(id);
        long epoch = claim(chargePoint, now);
        value(directory.release(chargePoint, epoch, new Closing(now, 1000, "drain", "gateway")));
    }

    @Test
    void r1_anEpoch_isMillisecondsAndTenBitsOfTheIncarnation() {
        long epoch = claim(ID, NOW);
        assertThat(epoch >> 10).isEqualTo(NOW.toEpochMilli());
        assertThat(epoch & 1023).isEqualTo("b".hashCode() & 1023);
    }

    @Test
    void r1_anEpochRises_evenIfTheChargePointWasForgottenAndTheClockWentBack() {
        long before = claim(ID, NOW);
        value(directory.release(ID, before, new Closing(NOW, 1000, "drain", "gateway")));
        assertThat(value(directory.prune(NOW.plus(Duration.ofDays(31)), 10))).isEqualTo(1);
        assertThat(value(directory.find(ID))).isEmpty();
        assertThat(claim(ID, NOW.minusSeconds(5))).isGreaterThan(before);
    }

    @Test
    void prune_goesRoundInSmallSteps_andSparesTheOnlineAndTheRecent() {
        IntStream.range(0, 10).forEach(i -> seen("old-" + i, NOW.minus(Duration.ofDays(31))));
        seen("recent", NOW.minus(Duration.ofDays(29)));
        claim(ID, NOW.minus(Duration.ofDays(40)));
        List<Integer> pruned =
                Stream.generate(() -> value(directory.prune(NOW, 3))).limit(5).toList();
        assertThat(pruned).allMatch(n -> n <= 3);
        assertThat(pruned.stream().mapToInt(n -> n).sum()).isEqualTo(10);
        assertThat(value(directory.find(ID))).isPresent();
        assertThat(value(directory.find(new ChargePointId("recent")))).isPresent();
    }

    @Test
    void c2_tooManyConnectionsWithoutARecordedEnd_holdTheNextOneBack() {
        long first = claim(ID, NOW);
        IntStream.range(1, TableConnectionDirectory.MAX_OPEN).forEach(i -> claim(ID, NOW));
        assertThatThrownBy(() -> claim(ID, NOW)).hasCauseInstanceOf(GatewayException.Transient.class);
        value(directory.release(ID, first, new Closing(NOW, 1006, "takeover", "gateway")));
        assertThat(claim(ID, NOW)).isGreaterThan(first);
    }

    @Test
    void c5_abandonedSkipsTheLivingIncarnation_wherePlacedBetweenOthers() {
        ChargePointId other = new ChargePointId("CP-2");
        claim(ID, NOW);
        for (String incarnation : List.of("a", "c", "b2")) {
            value(new TableConnectionDirectory(tables, "n", incarnation).claim(other, OcppVersion.V1_6, NOW));
        }
        assertThat(value(directory.abandoned(10)))
                .extracting(o -> o.incarnation())
                .containsExactlyInAnyOrder("a", "b2", "c");
    }
}
