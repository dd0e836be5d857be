// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Binding;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.rpc.Call;
import java.time.Instant;
import java.util.Set;

/**
 * A valid CALL whose answer has to be decided.
 *
 * @param chargePointId who sent it
 * @param version in which version
 * @param epoch on which connection
 * @param call the CALL as received
 * @param leniency what the charge point is forgiven (C12)
 * @param tolerated what this CALL was forgiven
 * @param action its row of the table
 * @param fingerprint the hash of action and payload
 * @param eventId the id that its event will have
 * @param at when it was received
 */
public record ReceivedCall(
        ChargePointId chargePointId,
        OcppVersion version,
        long epoch,
        Call call,
        LeniencyProfile leniency,
        Set<String> tolerated,
        Action<?, ?> action,
        String fingerprint,
        String eventId,
        Instant at) {

    /** Reads the payload into a record, forgiving what was forgiven. */
    public <T extends Record> Binding<T> read(OcppCodec codec, Class<T> type) {
        return codec.withLeniency(leniency).bind(call.payload(), type);
    }
}
