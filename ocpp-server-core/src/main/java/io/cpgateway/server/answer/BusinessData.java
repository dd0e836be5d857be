// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cpgateway.ocpp.model.ChargePointId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of a business event. What an event has nothing to say about is left out.
 *
 * @param chargePointId whose
 * @param connectorId the connector, 0 for the whole charge point
 * @param evseId the EVSE, in OCPP 2.x
 * @param transactionId the transaction, as text in every version
 * @param idToken who charges
 * @param timestamp when, as the charge point says it, else when it was received
 * @param meterWh the energy register in Wh
 * @param status a status, in the version's words
 * @param reason a reason, in the version's words
 * @param meterValues the values as the version has them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BusinessData(
        String chargePointId,
        @Nullable Integer connectorId,
        @Nullable Integer evseId,
        @Nullable String transactionId,
        @Nullable String idToken,
        @Nullable String timestamp,
        @Nullable BigDecimal meterWh,
        @Nullable Object status,
        @Nullable Object reason,
        @Nullable List<?> meterValues) {

    /** Data of a charge point, to be filled in. */
    public static Builder of(ChargePointId id) {
        return new Builder(id);
    }

    /** Data to be filled in. Not thread-safe. */
    public static final class Builder {
        private final ChargePointId id;
        private @Nullable Integer connectorId;
        private @Nullable String transactionId;
        private @Nullable String idToken;
        private @Nullable String timestamp;
        private @Nullable BigDecimal meterWh;
        private @Nullable Object status;
        private @Nullable Object reason;
        private @Nullable List<?> meterValues;

        private Builder(ChargePointId id) {
            this.id = id;
        }

        /** The connector. */
        public Builder connectorId(int value) {
            connectorId = value;
            return this;
        }

        /** The transaction. */
        public Builder transactionId(long value) {
            transactionId = Long.toString(value);
            return this;
        }

        /** Who charges. */
        public Builder idToken(String value) {
            idToken = value;
            return this;
        }

        /** When. */
        public Builder timestamp(String value) {
            timestamp = value;
            return this;
        }

        /** The energy register in Wh. */
        public Builder meterWh(long value) {
            return meterWh(BigDecimal.valueOf(value));
        }

        /** The energy register in Wh. */
        public Builder meterWh(BigDecimal value) {
            meterWh = value;
            return this;
        }

        /** A status, as the version's own enum. */
        public Builder status(Enum<?> value) {
            status = value;
            return this;
        }

        /** A reason, as the version's own enum. */
        public Builder reason(Enum<?> value) {
            reason = value;
            return this;
        }

        /** The values. */
        public Builder meterValues(List<?> values) {
            meterValues = values;
            return this;
        }

        /** The data. */
        public BusinessData build() {
            return new BusinessData(
                    id.value(),
                    connectorId,
                    null,
                    transactionId,
                    idToken,
                    timestamp,
                    meterWh,
                    status,
                    reason,
                    meterValues);
        }
    }
}
