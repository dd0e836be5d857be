// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the gateway remembers it: enough to answer a repeated message with the same answer.
 *
 * @param chargePointId whose it is; a transaction id means nothing without it
 * @param transactionId the id that was handed out
 * @param connectorId where it runs
 * @param idTag who started it
 * @param meterStart the meter at the start, in Wh
 * @param start the message that started it
 * @param stop the message that ended it, null while it runs
 */
public record Transaction(
        ChargePointId chargePointId,
        long transactionId,
        int connectorId,
        String idTag,
        long meterStart,
        Answered start,
        @Nullable Answered stop) {

    /**
     * A message that was answered.
     *
     * @param businessKey what makes a later message the same one
     * @param eventId the id of its event
     * @param answer what it was answered with; for a start without the transaction id
     * @param at when it was received
     * @param durable whether its event is known to be durable
     */
    public record Answered(String businessKey, String eventId, RawJson answer, Instant at, boolean durable) {
        /** The same, its event known to be durable. */
        public Answered confirmed() {
            return new Answered(businessKey, eventId, answer, at, true);
        }
    }

    /** The same, ended. */
    public Transaction stoppedBy(Answered message) {
        return new Transaction(chargePointId, transactionId, connectorId, idTag, meterStart, start, message);
    }
}
