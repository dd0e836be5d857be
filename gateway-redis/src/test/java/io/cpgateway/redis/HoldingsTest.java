// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.redis.Holdings.End;
import io.cpgateway.redis.Holdings.Held;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final ChargePointId ID = new ChargePointId("CP");
    private static final Instant NOW = Instant.EPOCH;
    private static final Registration REGISTRATION =
            new Registration(Registration.State.ACCEPTED, "v", "m", null, 300, NOW);

    private final Holdings holdings = new Holdings();

    private static Held held(long epoch) {
        return new Held(new Ownership(ID, epoch, "n", "i", NOW), OcppVersion.V1_6, null);
    }

    @Test
    void theNewest_isTheOneWithTheHighestEpoch_untilItIsReleased() {
        holdings.claimed(held(2), true);
        holdings.claimed(held(1), true);
        assertThat(holdings.newest(ID)).contains(held(2));
        assertThat(holdings.released(ID, 2)).contains(held(2));
        assertThat(holdings.released(ID, 2)).isEmpty();
        assertThat(holdings.newest(ID)).contains(held(1));
    }

    @Test
    void whatRedisDoesNotKnow_waits_untilItIsTold() {
        holdings.claimed(held(1), false);
        assertThat(holdings.isUnsettled(ID, 1)).isTrue();
        assertThat(holdings.someUnsettled(9)).containsExactly(held(1));
        holdings.settled(held(1));
        assertThat(holdings.waiting()).isZero();
        holdings.doubtAll();
        assertThat(holdings.someUnsettled(9)).containsExactly(held(1));
    }

    @Test
    void r1_whatRedisWasNeverTold_isToldBeforeWhatItMayHaveForgotten() {
        holdings.claimed(held(1), true);
        holdings.claimed(held(2), false);
        holdings.doubtAll();
        holdings.claimed(held(3), false);
        assertThat(holdings.someUnsettled(9)).containsExactly(held(2), held(3), held(1));
        assertThat(holdings.waiting()).isEqualTo(3);
        holdings.registered(ID, 3, REGISTRATION, true);
        holdings.settled(held(1));
        assertThat(holdings.someUnsettled(9)).containsExactly(held(2), held(3).registered(REGISTRATION));
        holdings.released(ID, 2);
        assertThat(holdings.waiting()).isEqualTo(1);
    }

    @Test
    void aRegistrationMadeWhileItIsTold_isToldAsWell() {
        holdings.claimed(held(1), false);
        assertThat(holdings.registered(ID, 1, REGISTRATION, false)).isTrue();
        holdings.settled(held(1));
        assertThat(holdings.someUnsettled(9)).containsExactly(held(1).registered(REGISTRATION));
        assertThat(holdings.registered(ID, 7, REGISTRATION, false)).isFalse();
    }

    @Test
    void anEnd_waitsOnce_andIsNotTheSameAsAnEndOfAnotherChargePointWithThatEpoch() {
        Closing closing = new Closing(NOW, 1000, "drain", "gateway");
        Held other = new Held(new Ownership(new ChargePointId("CQ"), 1, "n", "i", NOW), OcppVersion.V1_6, null);
        End end = new End(held(1), closing, false);
        assertThat(holdings.ended(end)).isTrue();
        assertThat(holdings.ended(end)).isFalse();
        assertThat(holdings.ended(new End(other, closing, false))).isTrue();
        holdings.told(end);
        assertThat(holdings.waiting()).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsBeingClaimed_isNoPhantom() {
        assertThat(holdings.isPhantom(ID, 1)).isTrue();
        holdings.claiming(ID);
        holdings.claiming(ID);
        holdings.decided(ID);
        assertThat(holdings.isPhantom(ID, 1)).isFalse();
        holdings.claimed(held(1), true);
        holdings.decided(ID);
        assertThat(holdings.isPhantom(ID, 1)).isFalse();
        assertThat(holdings.isPhantom(ID, 2)).isTrue();
    }
}
