// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link ConnectionDirectory}. */
public abstract class ConnectionDirectoryContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final ChargePointId ID = new ChargePointId("CP~1*|=+@.-_");
    private static final Closing CLOSED = new Closing(NOW.plusSeconds(9), 1006, "liveness", "gateway");

    @SuppressWarnings("NullAway.Init") // before each test
    private ConnectionDirectory directory;

    /**
     * The directory of a process that has just started, over storage that is empty the first time in a test. Called
     * again, the process before is gone without having released anything, and its storage is still there.
     */
    protected abstract ConnectionDirectory started();

    @BeforeEach
    public final void start() {
        directory = started();
    }

    private void restart() {
        directory = started();
    }

    private Claim claim(ChargePointId id, Instant now) {
        return value(directory.claim(id, OcppVersion.V1_6, now));
    }

    private Presence find(ChargePointId id) {
        return value(directory.find(id)).orElseThrow();
    }

    @Test
    public void find_ofOneNeverSeen_isEmpty() {
        assertThat(value(directory.find(ID))).isEmpty();
    }

    @Test
    public void c1_theFirstClaim_hasNoPreviousAndNoRegistration() {
        Claim claim = claim(ID, NOW);
        assertThat(claim.epoch()).isPositive();
        assertThat(claim.previous()).isNull();
        assertThat(claim.registration()).isNull();
        Presence presence = find(ID);
        assertThat(presence.online()).isTrue();
        assertThat(presence.owner().epoch()).isEqualTo(claim.epoch());
        assertThat(presence.owner().chargePointId()).isEqualTo(ID);
        assertThat(presence.version()).isEqualTo(OcppVersion.V1_6);
        assertThat(presence.lastSeenAt()).isEqualTo(NOW);
        assertThat(presence.closes()).isEmpty();
    }

    @Test
    public void c1_epochsRise_alsoWhenTheClockGoesBack() {
        long first = claim(ID, NOW).epoch();
        long second = claim(ID, NOW.minusSeconds(3600)).epoch();
        long third = claim(ID, NOW.minusSeconds(7200)).epoch();
        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
    }

    @Test
    public void c1_epochsRise_acrossARestartWithAClockThatWentBack() {
        long before = claim(ID, NOW).epoch();
        restart();
        assertThat(claim(ID, NOW.minusSeconds(3600)).epoch()).isGreaterThan(before);
    }

    @Test
    public void c1_theNewestClaimOwns_andNamesWhomItReplaced() {
        Claim first = claim(ID, NOW);
        Claim second = value(directory.claim(ID, OcppVersion.V2_0_1, NOW.plusSeconds(1)));
        assertThat(second.previous()).extracting(Ownership::epoch).isEqualTo(first.epoch());
        assertThat(find(ID).owner().epoch()).isEqualTo(second.epoch());
        assertThat(find(ID).version()).isEqualTo(OcppVersion.V2_0_1);
    }

    @Test
    public void c1_aReleasedConnection_isNobodysPrevious() {
        Claim first = claim(ID, NOW);
        value(directory.release(ID, first.epoch(), CLOSED));
        assertThat(claim(ID, NOW.plusSeconds(10)).previous()).isNull();
    }

    @Test
    public void c1_ofManyConcurrentClaims_everyEpochIsAnother_andTheHighestOwns() {
        List<CompletionStage<Claim>> claims = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> directory.claim(ID, OcppVersion.V1_6, NOW))
                .toList();
        List<Long> epochs =
                claims.stream().map(stage -> value(stage).epoch()).sorted().toList();
        assertThat(epochs).doesNotHaveDuplicates();
        assertThat(find(ID).owner().epoch()).isEqualTo(epochs.get(epochs.size() - 1));
    }

    @Test
    public void c2_aReplacedOwner_staysOpenUntilItsOwnRelease() {
        Claim first = claim(ID, NOW);
        Claim second = claim(ID, NOW);
        assertThat(value(directory.release(ID, second.epoch(), CLOSED))).isTrue();
        restart();
        assertThat(value(directory.abandoned(10))).extracting(Ownership::epoch).containsExactly(first.epoch());
        assertThat(value(directory.release(ID, first.epoch(), CLOSED))).isTrue();
        assertThat(value(directory.abandoned(10))).isEmpty();
    }

    @Test
    public void c3_theReleaseOfAnOlderConnection_leavesTheNewerOnline() {
        Claim first = claim(ID, NOW);
        Claim second = claim(ID, NOW);
        assertThat(value(directory.release(ID, first.epoch(), CLOSED))).isTrue();
        assertThat(find(ID).online()).isTrue();
        assertThat(find(ID).owner().epoch()).isEqualTo(second.epoch());
    }

    @Test
    public void c3_theRegistrationOfAnOlderConnection_isRefused() {
        Claim first = claim(ID, NOW);
        Claim second = claim(ID, NOW);
        assertThat(value(directory.register(ID, first.epoch(), registration("old"))))
                .isFalse();
        assertThat(value(directory.register(ID, second.epoch(), registration("new"))))
                .isTrue();
        assertThat(find(ID).registration()).isEqualTo(registration("new"));
        assertThat(value(directory.register(new ChargePointId("other"), 1, registration("x"))))
                .isFalse();
    }

    @Test
    public void c4_releasingTwiceOrWhatWasNeverClaimed_isANoOp() {
        Claim claim = claim(ID, NOW);
        assertThat(value(directory.release(ID, claim.epoch() + 1, CLOSED))).isFalse();
        assertThat(value(directory.release(ID, claim.epoch(), CLOSED))).isTrue();
        assertThat(value(directory.release(ID, claim.epoch(), CLOSED))).isFalse();
        assertThat(value(directory.release(new ChargePointId("never"), 1, CLOSED)))
                .isFalse();
        assertThat(find(ID).closes()).containsExactly(CLOSED);
        assertThat(find(ID).online()).isFalse();
    }

    @Test
    public void c5_openConnectionsOfAProcessThatIsGone_areAbandoned_andOfNoLivingOne() {
        Claim lost = claim(ID, NOW);
        assertThat(value(directory.abandoned(10))).isEmpty();
        restart();
        claim(new ChargePointId("living"), NOW);
        List<Ownership> abandoned = value(directory.abandoned(10));
        assertThat(abandoned).hasSize(1);
        assertThat(abandoned.get(0).chargePointId()).isEqualTo(ID);
        assertThat(abandoned.get(0).epoch()).isEqualTo(lost.epoch());
        assertThat(value(directory.release(ID, lost.epoch(), CLOSED))).isTrue();
        assertThat(value(directory.abandoned(10))).isEmpty();
    }

    @Test
    public void c5_theListOfAbandonedConnections_isAsShortAsAskedFor() {
        IntStream.range(0, 5).forEach(i -> claim(new ChargePointId("cp-" + i), NOW));
        restart();
        assertThat(value(directory.abandoned(3))).hasSize(3);
    }

    @Test
    public void c6_registrationAndCloses_areThereAfterARestart_andReadByTheClaim() {
        Claim claim = claim(ID, NOW);
        Registration odd = registration("lone \ud800 surrogate, \u0000, \n, \u20ac, \"quoted\"");
        value(directory.register(ID, claim.epoch(), odd));
        value(directory.release(ID, claim.epoch(), CLOSED));
        restart();
        Claim next = claim(ID, NOW.plusSeconds(20));
        assertThat(next.registration()).isEqualTo(odd);
        assertThat(next.previous()).isNull();
        assertThat(find(ID).closes()).containsExactly(CLOSED);
    }

    @Test
    public void presence_keepsTheLastEndsOnly_newestFirst() {
        for (int i = 0; i < Presence.CLOSES_KEPT + 3; i++) {
            Claim claim = claim(ID, NOW);
            value(directory.release(ID, claim.epoch(), new Closing(NOW.plusSeconds(i), 1000, "drain", "gateway")));
        }
        assertThat(find(ID).closes()).hasSize(Presence.CLOSES_KEPT);
        assertThat(find(ID).closes().get(0).at()).isEqualTo(NOW.plusSeconds(Presence.CLOSES_KEPT + 2L));
    }

    @Test
    public void list_goesThroughAllPagesInTheOrderOfIds() {
        List<String> ids = IntStream.range(0, 25)
                .mapToObj(i -> String.format("cp-%03d", i))
                .toList();
        ids.forEach(id -> claim(new ChargePointId(id), NOW));
        assertThat(ids("", null, null)).isEqualTo(ids);
    }

    @Test
    public void list_takesPrefixStateAndVersionIntoAccount() {
        List.of("a-1", "a-2", "b-1", "A-1").forEach(id -> claim(new ChargePointId(id), NOW));
        Claim offline = claim(new ChargePointId("a-3"), NOW);
        value(directory.release(new ChargePointId("a-3"), offline.epoch(), CLOSED));
        value(directory.claim(new ChargePointId("a-4"), OcppVersion.V2_0_1, NOW));
        assertThat(ids("a-", null, null)).containsExactly("a-1", "a-2", "a-3", "a-4");
        assertThat(ids("a-", false, null)).containsExactly("a-3");
        assertThat(ids("a-", true, OcppVersion.V1_6)).containsExactly("a-1", "a-2");
        assertThat(ids("c", null, null)).isEmpty();
    }

    private List<String> ids(String prefix, @Nullable Boolean online, @Nullable OcppVersion version) {
        List<String> ids = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            PresencePage page =
                    value(directory.list(new PresenceQuery(prefix, after.orElse(null), 2, online, version)));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(p -> ids.add(p.owner().chargePointId().value()));
            after = Optional.ofNullable(page.nextCursor());
        } while (after.isPresent());
        return ids;
    }

    private static Registration registration(String vendor) {
        return new Registration(Registration.State.ACCEPTED, vendor, "model", null, 300, NOW);
    }
}
