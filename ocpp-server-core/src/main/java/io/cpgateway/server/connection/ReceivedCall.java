// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
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
 * @param payload its payload as it can be read: as received, or repaired (C12)
 * @param tolerated what was forgiven
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
        RawJson payload,
        Set<String> tolerated,
        Action<?, ?> action,
        String fingerprint,
        String eventId,
        Instant at) {}
