// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.failure;
import static io.cpgateway.testkit.contract.Stages.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.testkit.contract.RecordingListener.Woken;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of {@link Neighbourhood}. {@link NeighbourhoodOutageContract} has those of stores that can be away. */
public abstract class NeighbourhoodContract extends MembershipRules {
    @Test
    public void n2_aWake_reachesThatMember_andNoOther() {
        bothJoin();
        done(a.wake(B.incarnation(), ID, 7));
        toldB.awaitWoken(new Woken(ID, 7));
        done(b.wake(A.incarnation(), ID, Long.MAX_VALUE));
        toldA.awaitWoken(new Woken(ID, Long.MAX_VALUE));
        assertThat(toldA.woken()).containsOnly(new Woken(ID, Long.MAX_VALUE));
        assertThat(toldB.woken()).containsOnly(new Woken(ID, 7));
    }

    @Test
    public void n2_aProcess_canWakeItself() {
        bothJoin();
        done(a.wake(A.incarnation(), ID, 7));
        toldA.awaitWoken(new Woken(ID, 7));
        assertThat(toldB.woken()).isEmpty();
    }

    @Test
    public void n2_aProcessThatIsNoMember_canWakeOne() {
        b.join(toldB);
        awaitMembers(a, B);
        done(a.wake(B.incarnation(), ID, 7));
        toldB.awaitWoken(new Woken(ID, 7));
    }

    @Test
    public void n2_wakingOneThatIsNoMember_doesNothing() {
        bothJoin();
        b.close();
        awaitMembers(a, A);
        done(a.wake(B.incarnation(), ID, 7));
        done(a.wake("incarnation-of-nobody", ID, 8));
        done(a.wake(A.incarnation(), ID, 9));
        toldA.awaitWoken(new Woken(ID, 9));
        assertThat(toldA.woken()).containsOnly(new Woken(ID, 9));
        assertThat(toldB.woken()).isEmpty();
    }

    @Test
    public void n2_whatWasMeantForOneThatDied_doesNotReachTheNextStartOfItsNode() {
        bothJoin();
        try (Neighbourhood before = opened(C)) {
            before.join(new RecordingListener());
            awaitMembers(a, A, B, C);
        }
        awaitMembers(a, A, B);
        done(b.wake(C.incarnation(), ID, 7));
        done(b.wake(A.incarnation(), ID, 8));
        toldA.awaitWoken(new Woken(ID, 8));
        assertThat(toldA.woken()).containsOnly(new Woken(ID, 8));
    }

    @Test
    public void n2_hostileIds_arriveAsTheyAre() {
        bothJoin();
        List<ChargePointId> ids = HostileIds.chargePoints();
        IntStream.range(0, ids.size()).forEach(i -> done(a.wake(B.incarnation(), ids.get(i), i + 1L)));
        for (int i = 0; i < ids.size(); i++) {
            toldB.awaitWoken(new Woken(ids.get(i), i + 1L));
        }
        assertThat(toldB.woken()).hasSize(ids.size());
    }

    @Test
    public void n2_ofManyWakesAtOnce_noConnectionIsForgotten() {
        bothJoin();
        List<CompletionStage<Void>> wakes = IntStream.range(0, 300)
                .parallel()
                .mapToObj(i -> (i % 2 == 0 ? a : b).wake(B.incarnation(), new ChargePointId("CP-" + i % 100), 5))
                .toList();
        wakes.forEach(Stages::done);
        for (int i = 0; i < 100; i++) {
            toldB.awaitWoken(new Woken(new ChargePointId("CP-" + i), 5));
        }
    }

    @Test
    public void n2_aWakeAfterTheFirstWasTold_isToldAgain() {
        bothJoin();
        for (int times = 1; times <= 3; times++) {
            int expected = times;
            done(a.wake(B.incarnation(), ID, 7));
            until("told " + times + " times", () -> toldB.woken().size() >= expected);
        }
    }

    @Test
    public void n2_aListenerThatThrows_isToldWhatComesNext() {
        a.join(toldA);
        b.join(toldB.throwingFirst());
        awaitMembers(a, A, B);
        done(a.wake(B.incarnation(), new ChargePointId("CP-0"), 1));
        toldB.awaitWoken(new Woken(new ChargePointId("CP-0"), 1));
        done(a.wake(B.incarnation(), ID, 7));
        toldB.awaitWoken(new Woken(ID, 7));
    }

    @Test
    public void n5_afterClose_callsFailForGood_andClosingAgainDoesNothing() {
        bothJoin();
        a.close();
        assertThat(failure(a.wake(B.incarnation(), ID, 7))).isInstanceOf(GatewayException.Permanent.class);
        assertThat(failure(a.members())).isInstanceOf(GatewayException.Permanent.class);
        a.close();
        awaitMembers(b, B);
    }

    @Test
    public void n5_whenItIsClosedDuringUse_everyCallIsDecided() {
        bothJoin();
        List<CompletionStage<Boolean>> calls = Stages.during(
                a::close,
                i -> a.wake(B.incarnation(), new ChargePointId("CP-" + i), 1).thenApply(woken -> true));
        assertThat(calls).allSatisfy(Stages::valueOrGatewayException);
    }

    @Test
    public void n5_oneThatNeverJoined_canBeClosed() {
        a.close();
        b.join(toldB);
        awaitMembers(b, B);
    }
}
