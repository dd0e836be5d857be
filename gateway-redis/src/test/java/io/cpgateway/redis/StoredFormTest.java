// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Transaction.Answered;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.util.JedisClusterCRC16;

/** How values and keys look in Redis. */
class StoredFormTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

    @Test
    void aValue_comesBackAsItWas_inAscii() {
        IdTag odd = new IdTag("\ud800 \u0000 \u20ac \"\n", IdTag.Status.ACCEPTED, NOW, null);
        String stored = StoredJson.write(odd);
        assertThat(stored).startsWith("1:{").matches("[ -~]+");
        assertThat(StoredJson.read(IdTag.class, stored)).isEqualTo(odd);
        byte[] noText = {(byte) 0xff, 0};
        Answered answered = new Answered("k", "e", RawJson.copyOf(noText, 0, 2), NOW, true);
        assertThat(StoredJson.read(Answered.class, StoredJson.write(answered))).isEqualTo(answered);
    }

    @Test
    void whatANewerReleaseAdded_isIgnored() {
        assertThat(StoredJson.read(
                        Closing.class,
                        "1:{\"at\":\"2026-03-01T12:00:00Z\",\"code\":1000,\"reason\":\"r\",\"by\":\"b\",\"new\":[1]}"))
                .isEqualTo(new Closing(Instant.parse("2026-03-01T12:00:00Z"), 1000, "r", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2:{}", "10:{}", "{}", "", "x:{}"})
    void aLayoutThatIsNotKnown_isRefusedForGood(String stored) {
        assertThatThrownBy(() -> StoredJson.read(Closing.class, stored))
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessageContaining("update this node");
    }

    @Test
    void times_sortAsText_andComeBack() {
        List<Instant> times = List.of(Instant.EPOCH, NOW.minusNanos(1), NOW, NOW.plusSeconds(1_000_000_000_000L));
        List<String> texts = times.stream().map(SortableTime::of).toList();
        assertThat(texts).isSorted().allSatisfy(text -> assertThat(text).hasSize(28));
        assertThat(texts.stream().map(SortableTime::parse)).containsExactlyElementsOf(times);
        assertThat(SortableTime.of(Instant.EPOCH.minusSeconds(5))).isEqualTo(SortableTime.of(Instant.EPOCH));
    }

    @Test
    void aConnection_comesBack_andStandsBetweenTheBoundsOfItsProcess() {
        Ownership owner = new Ownership(new ChargePointId("CP|1"), 1L << 60, "node with \u0000", "i-1", NOW);
        String line = ConnectionLine.of(owner);
        assertThat(ConnectionLine.parse(line)).isEqualTo(owner);
        assertThat(line).isBetween(ConnectionLine.prefix("i-1"), ConnectionLine.after("i-1"));
    }

    @Test
    void everythingOfAChargePoint_isInOneSlot_andChargePointsAreSpread() {
        ChargePointId id = new ChargePointId("CP-1");
        ShardKeys keys = ShardKeys.of(id);
        List<String> all = List.of(
                keys.presence(id),
                keys.open(id),
                keys.open(),
                keys.ids(),
                keys.command("{x}"),
                keys.waiting(id),
                keys.sent(id),
                keys.due(),
                keys.outbox(),
                keys.lastState(),
                keys.transaction(id, -1),
                keys.running(id, "digest"),
                keys.credentials(),
                keys.idTags());
        assertThat(all.stream().map(JedisClusterCRC16::getSlot).distinct()).hasSize(1);
        assertThat(all)
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).startsWith("cpgw:"));
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> ShardKeys.of("CP-" + i))
                        .distinct())
                .hasSize(ShardKeys.SHARDS);
    }

    @Test
    void epochsWithoutRedis_rise_andThereAreNoneBeforeItWasSeen() {
        Epochs epochs = new Epochs("incarnation");
        assertThat(epochs.withoutRedis()).isEmpty();
        epochs.timeIs(1_000_000);
        long first = epochs.withoutRedis().orElseThrow();
        assertThat(first).isGreaterThanOrEqualTo(1_000_000L << 10);
        assertThat(epochs.withoutRedis().orElseThrow()).isGreaterThan(first);
        epochs.seen(1L << 52);
        assertThat(epochs.withoutRedis().orElseThrow()).isEqualTo((1L << 52) + 1);
        assertThat(epochs.lowest()).isEqualTo((1L << 52) + 2);
    }
}
