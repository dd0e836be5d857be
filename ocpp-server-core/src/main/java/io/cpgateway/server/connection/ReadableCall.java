// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Decoded;
import io.cpgateway.ocpp.codec.Tolerance;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A CALL that can be read, with its own payload or with one that was repaired (C12).
 *
 * @param call the CALL as received
 * @param action its row of the table
 * @param payload the payload to be read
 * @param tolerated what was forgiven, as {@code pointer:keyword:treatment}
 */
record ReadableCall(Call call, Action<?, ?> action, RawJson payload, Set<String> tolerated) {
    ReadableCall(Call call, Action<?, ?> action, Decoded decoded) {
        this(
                call,
                action,
                decoded.repaired(),
                decoded.tolerances().stream().map(ReadableCall::text).collect(Collectors.toUnmodifiableSet()));
    }

    private static String text(Tolerance tolerance) {
        return tolerance.pointer() + ":" + tolerance.keyword() + ":"
                + tolerance.treatment().wireName();
    }
}
