// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ErrorCode;
import org.junit.jupiter.api.Test;

class CountingTest {
    @Test
    void d4_eachCallIsCountedOnceAtEachEnd() {
        ConnectionDriver cp = connected();
        cp.notifies("1", 1).decides("{}").durable();
        cp.heartbeats("2").decides("{}");
        cp.notifies("3", 3);
        cp.decides(new Decision.Refusal(ErrorCode.GENERIC_ERROR, "no")).durable();
        cp.sends("[2,\"4\",\"Nonsense\",{}]").durable();
        cp.notifies("5", 5).notifies("5", 5).decides("{}").eventFails();
        assertThat(cp.count(Tally.RECEIVED)).isEqualTo(6);
        assertThat(cp.count(Tally.PUBLISHED)).isEqualTo(1);
        assertThat(cp.count(Tally.UNPUBLISHED)).isEqualTo(2);
        assertThat(cp.count(Tally.REJECTED)).isEqualTo(2);
        assertThat(cp.count(Tally.FAILED)).isEqualTo(1);
        cp.invariants().checkSum();
    }

    @Test
    void d4_inFlightIsWhatHasNotEnded() {
        ConnectionDriver cp = connected().notifies("1", 1).notifies("2", 2).decides("{}");
        assertThat(cp.count(Tally.RECEIVED)).isEqualTo(2);
        assertThat(cp.outputs())
                .noneMatch(o -> o instanceof Output.Count count && count.tally().ends());
    }

    @Test
    void d4_whatArrivesAfterTheEndIsNotReceived() {
        ConnectionDriver cp = connected().isTold(1001, DisconnectReason.DRAIN).heartbeats("1");
        assertThat(cp.count(Tally.RECEIVED)).isZero();
    }

    @Test
    void d4_answersAndIgnoredFramesAreNotReceived() {
        ConnectionDriver cp = connected().sends("").sends("[3,\"x\",{}]").sends("[4,\"x\"]");
        assertThat(cp.count(Tally.RECEIVED)).isZero();
    }
}
