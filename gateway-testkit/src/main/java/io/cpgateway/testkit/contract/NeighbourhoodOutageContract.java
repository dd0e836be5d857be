// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.failure;
import static io.cpgateway.testkit.contract.Stages.until;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.testkit.contract.RecordingListener.Woken;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of a {@link Neighbourhood} whose stores can be away. */
public abstract class NeighbourhoodOutageContract {
    private static final ChargePointId ID = new ChargePointId("CP-1");
    private static final Neighbour SELF =
            new Neighbour("a", "incarnation-a", null, Instant.parse("2026-03-01T12:00:00Z"));

    private final RecordingListener told = new RecordingListener();

    @SuppressWarnings("NullAway.Init") // before each test
    private Neighbourhood member;

    /** The neighbourhood as a process sees it that has just started; the stores are empty and can be reached. */
    protected abstract Neighbourhood opened(Neighbour self);

    /** Makes the stores unreachable: they hold on to what they have and answer nobody. */
    protected abstract void cut();

    /** Lets the stores be reached again, with what they had. */
    protected abstract void restore();

    /** Returns when more than one lease time has passed. */
    protected abstract void outlastLease();

    @BeforeEach
    public final void start() {
        member = opened(SELF);
        member.join(told);
        until("a member", () -> value(member.members()).contains(SELF));
    }

    @AfterEach
    public final void end() {
        restore();
        member.close();
    }

    @Test
    public void n4_whileTheStoresAreAway_everyCallFailsAsTransient() {
        cut();
        assertThat(failure(member.members())).isInstanceOf(GatewayException.Transient.class);
        assertThat(failure(member.wake(SELF.incarnation(), ID, 7))).isInstanceOf(GatewayException.Transient.class);
    }

    @Test
    public void n4_anOutageLongerThanALease_isNoLapse() {
        cut();
        outlastLease();
        assertThat(told.lapses()).isZero();
        restore();
        until("a member again", this::isListed);
        done(member.wake(SELF.incarnation(), ID, 7));
        told.awaitWoken(new Woken(ID, 7));
        assertThat(told.lapses()).isZero();
    }

    private boolean isListed() {
        return Boolean.TRUE.equals(member.members()
                .thenApply(all -> all.contains(SELF))
                .exceptionally(away -> false)
                .toCompletableFuture()
                .join());
    }
}
