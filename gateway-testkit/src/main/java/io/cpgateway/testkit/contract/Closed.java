// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.GatewayException;

/** What holds for every part that is being closed, or was (G4). */
final class Closed {
    private static final int CALLS = 8;

    private Closed() {}

    /** Calls everything again and again while it is closed, then once more: every call is decided, changes fail for good. */
    static void assertDecidesEveryCall(Object part, Runnable close) {
        EveryCall calls = EveryCall.of(part);
        calls.all()
                .values()
                .forEach(call -> Stages.during(close, i -> call.get().thenApply(any -> true), CALLS)
                        .forEach(Stages::valueOrGatewayException));
        calls.changing()
                .forEach((name, call) -> assertThat(Stages.failure(call.get()))
                        .as("%s after close", name)
                        .isInstanceOf(GatewayException.Permanent.class));
        calls.all().values().forEach(call -> Stages.valueOrGatewayException(call.get()));
    }
}
