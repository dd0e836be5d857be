// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of {@link ConnectionDirectory}. */
public abstract class ConnectionDirectoryContract extends ClaimRules {
    @Test
    public void find_ofOneNeverSeen_isEmpty() {
        assertThat(value(directory.find(ID))).isEmpty();
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
    public void c7_aClaimSaysThatNothingWaits_onlyWhereThatIsSo() {
        CommandStatus first = Commands.waiting("c7", ID);
        mailbox().ifPresent(mailbox -> value(mailbox.enqueue(first, 5)));
        long epoch = claim(ID, NOW).epoch();
        assertThat(claim(ID, NOW).mayHaveCommands()).as("one waits").isTrue();
        CommandStatus sent = first.to(CommandState.SENT, NOW, "n")
                .with(new CommandStatus.Attempt("m", Long.MAX_VALUE >> 11, NOW.plusSeconds(30)));
        mailbox().ifPresent(mailbox -> value(mailbox.advance(first, sent)));
        Claim next = claim(ID, NOW);
        assertThat(next.epoch()).isGreaterThan(epoch);
        assertThat(next.mayHaveCommands()).as("one was sent").isTrue();
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

    @Test
    public void list_ofHostileIds_isWhole_andAPrefixIsNoPattern() {
        List<ChargePointId> all = HostileIds.chargePoints();
        all.forEach(id -> claim(id, NOW));
        assertThat(ids("", null, null))
                .isEqualTo(all.stream().map(ChargePointId::value).sorted().toList());
        assertThat(ids("*", null, null)).containsExactly("*");
        assertThat(ids("CP*", null, null)).containsExactly("CP*");
        assertThat(ids("CP-1", null, null)).containsExactly("CP-1", "CP-10");
        assertThat(ids("CP_", null, null)).containsExactly("CP_1");
        assertThat(ids("%", null, null)).isEmpty();
        assertThat(ids("[a-z]", null, null)).isEmpty();
    }

    @Test
    public void g4_whenClosed_everyCallIsDecided_andNothingIsChanged() {
        Closed.assertDecidesEveryCall(directory, () -> close(directory));
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
}
