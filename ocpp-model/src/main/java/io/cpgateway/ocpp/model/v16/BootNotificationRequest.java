// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A Charge Point says what it is after it started (OCPP 1.6 §6.3).
 *
 * @param chargePointVendor vendor; at most 20 characters
 * @param chargePointModel model; at most 20 characters
 * @param chargePointSerialNumber serial number of the Charge Point; at most 25 characters, optional
 * @param chargeBoxSerialNumber serial number of the charge box inside, deprecated by the specification; at most 25
 *     characters, optional
 * @param firmwareVersion firmware version; at most 50 characters, optional
 * @param iccid ICCID of the SIM card; at most 20 characters, optional
 * @param imsi IMSI of the SIM card; at most 20 characters, optional
 * @param meterType type of the main meter; at most 25 characters, optional
 * @param meterSerialNumber serial number of the main meter; at most 25 characters, optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "chargePointVendor",
    "chargePointModel",
    "chargePointSerialNumber",
    "chargeBoxSerialNumber",
    "firmwareVersion",
    "iccid",
    "imsi",
    "meterType",
    "meterSerialNumber"
})
public record BootNotificationRequest(
        @Size(max = 20) String chargePointVendor,
        @Size(max = 20) String chargePointModel,
        @Nullable @Size(max = 25) String chargePointSerialNumber,
        @Nullable @Size(max = 25) String chargeBoxSerialNumber,
        @Nullable @Size(max = 50) String firmwareVersion,
        @Nullable @Size(max = 20) String iccid,
        @Nullable @Size(max = 20) String imsi,
        @Nullable @Size(max = 25) String meterType,
        @Nullable @Size(max = 25) String meterSerialNumber) {
    /**
     * Starts a BootNotification from what is required.
     *
     * @param chargePointVendor vendor; at most 20 characters
     * @param chargePointModel model; at most 20 characters
     * @return the builder
     */
    public static Builder builder(String chargePointVendor, String chargePointModel) {
        return new Builder(chargePointVendor, chargePointModel);
    }

    /** Collects what is optional in a BootNotification. Not thread-safe. */
    public static final class Builder {
        private final String chargePointVendor;
        private final String chargePointModel;
        private @Nullable String chargePointSerialNumber;
        private @Nullable String chargeBoxSerialNumber;
        private @Nullable String firmwareVersion;
        private @Nullable String iccid;
        private @Nullable String imsi;
        private @Nullable String meterType;
        private @Nullable String meterSerialNumber;

        private Builder(String chargePointVendor, String chargePointModel) {
            this.chargePointVendor = chargePointVendor;
            this.chargePointModel = chargePointModel;
        }

        /**
         * Sets the serial number of the Charge Point.
         *
         * @param chargePointSerialNumber at most 25 characters, optional
         * @return this builder
         */
        public Builder chargePointSerialNumber(String chargePointSerialNumber) {
            this.chargePointSerialNumber = chargePointSerialNumber;
            return this;
        }

        /**
         * Sets the serial number of the charge box inside, deprecated by the specification.
         *
         * @param chargeBoxSerialNumber at most 25 characters, optional
         * @return this builder
         */
        public Builder chargeBoxSerialNumber(String chargeBoxSerialNumber) {
            this.chargeBoxSerialNumber = chargeBoxSerialNumber;
            return this;
        }

        /**
         * Sets the firmware version.
         *
         * @param firmwareVersion at most 50 characters, optional
         * @return this builder
         */
        public Builder firmwareVersion(String firmwareVersion) {
            this.firmwareVersion = firmwareVersion;
            return this;
        }

        /**
         * Sets the ICCID of the SIM card.
         *
         * @param iccid at most 20 characters, optional
         * @return this builder
         */
        public Builder iccid(String iccid) {
            this.iccid = iccid;
            return this;
        }

        /**
         * Sets the IMSI of the SIM card.
         *
         * @param imsi at most 20 characters, optional
         * @return this builder
         */
        public Builder imsi(String imsi) {
            this.imsi = imsi;
            return this;
        }

        /**
         * Sets the type of the main meter.
         *
         * @param meterType at most 25 characters, optional
         * @return this builder
         */
        public Builder meterType(String meterType) {
            this.meterType = meterType;
            return this;
        }

        /**
         * Sets the serial number of the main meter.
         *
         * @param meterSerialNumber at most 25 characters, optional
         * @return this builder
         */
        public Builder meterSerialNumber(String meterSerialNumber) {
            this.meterSerialNumber = meterSerialNumber;
            return this;
        }

        /** {@return the record; the builder may be used again} */
        public BootNotificationRequest build() {
            return new BootNotificationRequest(
                    chargePointVendor,
                    chargePointModel,
                    chargePointSerialNumber,
                    chargeBoxSerialNumber,
                    firmwareVersion,
                    iccid,
                    imsi,
                    meterType,
                    meterSerialNumber);
        }
    }
}
