// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Decoded;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.rpc.Call;
import java.util.Set;

/**
 * A CALL that can be read, because it is valid or was forgiven what is wrong (C12).
 *
 * @param call the CALL as received
 * @param action its row of the table
 * @param leniency what the charge point is forgiven
 * @param tolerated what was forgiven, as {@code pointer:keyword:treatment}
 */
record ReadableCall(Call call, Action<?, ?> action, LeniencyProfile leniency, Set<String> tolerated) {
    ReadableCall(Call call, Action<?, ?> action, LeniencyProfile leniency, Decoded decoded) {
        this(call, action, leniency, Tolerated.names(decoded.tolerances()));
    }
}
