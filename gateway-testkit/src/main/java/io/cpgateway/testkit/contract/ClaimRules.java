// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** C1 to C3: who owns a charge point, and what the one who did may still say. */
abstract class ClaimRules extends DirectoryFixture {
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
    public void c1_hostileIds_haveOwnersOfTheirOwn() {
        List<ChargePointId> ids = HostileIds.chargePoints();
        List<Long> epochs = ids.stream().map(id -> claim(id, NOW).epoch()).toList();
        for (int i = 0; i < ids.size(); i++) {
            assertThat(find(ids.get(i)).owner().chargePointId()).isEqualTo(ids.get(i));
            assertThat(find(ids.get(i)).owner().epoch()).isEqualTo(epochs.get(i));
        }
        assertThat(value(directory.release(ids.get(0), epochs.get(0), CLOSED))).isTrue();
        assertThat(ids.stream().filter(id -> find(id).online()).toList()).isEqualTo(ids.subList(1, ids.size()));
    }
}
