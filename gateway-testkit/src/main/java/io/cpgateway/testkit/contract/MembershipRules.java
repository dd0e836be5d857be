// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.until;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.testkit.contract.RecordingListener.Woken;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** N1 and N3: who is a member, and who is told that it was none for a while. */
abstract class MembershipRules {
    static final ChargePointId ID = new ChargePointId("CP-1");
    static final Instant SINCE = Instant.parse("2026-03-01T12:00:00.123Z");
    static final Neighbour A = new Neighbour("a", "incarnation-a", "http://127.0.0.1:8081/", SINCE);
    static final Neighbour B = new Neighbour("b", "incarnation-b", null, SINCE.plusSeconds(1));
    static final Neighbour C = new Neighbour("a", "incarnation-c", null, SINCE.plusSeconds(2));

    final RecordingListener toldA = new RecordingListener();
    final RecordingListener toldB = new RecordingListener();

    @SuppressWarnings("NullAway.Init") // before each test
    Neighbourhood a;

    @SuppressWarnings("NullAway.Init") // before each test
    Neighbourhood b;

    /**
     * The neighbourhood as a process sees it that has just started and has not joined. All of a test share the stores,
     * which are empty the first time.
     */
    protected abstract Neighbourhood opened(Neighbour self);

    /** Keeps that process from renewing its lease until {@link #thaw}; the stores can be reached all the time. */
    protected abstract void freeze(Neighbourhood member);

    /** Lets that process renew its lease again. */
    protected abstract void thaw(Neighbourhood member);

    /** Returns when more than one lease time has passed; members that are not frozen have renewed theirs meanwhile. */
    protected abstract void outlastLease();

    @BeforeEach
    public final void start() {
        a = opened(A);
        b = opened(B);
    }

    @AfterEach
    public final void end() {
        a.close();
        b.close();
    }

    final void bothJoin() {
        a.join(toldA);
        b.join(toldB);
        awaitMembers(a, A, B);
        awaitMembers(b, A, B);
    }

    static void awaitMembers(Neighbourhood seenBy, Neighbour... expected) {
        List<Neighbour> all = List.of(expected);
        until("members are " + all, () -> {
            List<Neighbour> members = value(seenBy.members());
            return members.size() == all.size() && members.containsAll(all);
        });
    }

    @Test
    public void n1_thoseThatJoined_areListedWithWhatTheySay_alsoToThoseThatDidNot() {
        a.join(toldA);
        awaitMembers(a, A);
        awaitMembers(b, A);
        b.join(toldB);
        awaitMembers(a, A, B);
        awaitMembers(b, A, B);
    }

    @Test
    public void n1_whereItIsManaged_isShownToTheOthers_onceItIsSaid() {
        bothJoin();
        b.reachableAt("http://127.0.0.1:9/");
        awaitMembers(a, A, new Neighbour(B.node(), B.incarnation(), "http://127.0.0.1:9/", B.since()));
    }

    @Test
    public void n1_twoStartsOfOneNode_areTwoMembers() {
        bothJoin();
        try (Neighbourhood second = opened(C)) {
            second.join(new RecordingListener());
            awaitMembers(a, A, B, C);
        }
        awaitMembers(a, A, B);
    }

    @Test
    public void n1_oneThatClosed_isNoMember() {
        bothJoin();
        b.close();
        awaitMembers(a, A);
    }

    @Test
    public void n1_oneThatNoLongerRenews_isNoMemberAfterItsLease() {
        bothJoin();
        freeze(b);
        outlastLease();
        awaitMembers(a, A);
    }

    @Test
    public void n1_n3_thoseThatRenew_stayMembers_andAreNotToldOtherwise() {
        bothJoin();
        outlastLease();
        outlastLease();
        assertThat(value(a.members())).containsExactlyInAnyOrder(A, B);
        assertThat(toldA.lapses()).isZero();
        assertThat(toldB.lapses()).isZero();
    }

    @Test
    public void n3_oneWhoseLeaseRanOut_isTold_andIsAMemberAgain() {
        bothJoin();
        freeze(b);
        outlastLease();
        awaitMembers(a, A);
        thaw(b);
        until("told that its lease lapsed", () -> toldB.lapses() > 0);
        awaitMembers(a, A, B);
        done(a.wake(B.incarnation(), ID, 7));
        toldB.awaitWoken(new Woken(ID, 7));
        assertThat(toldB.lapses()).isEqualTo(1);
        assertThat(toldA.lapses()).isZero();
    }
}
