// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One sampled value (OCPP 1.6 §7). What is left out has the default of the specification.
 *
 * @param value the value, a decimal number or signed data; no limit
 * @param context reason for the sample; left out means Sample.Periodic
 * @param format way the value is written; left out means Raw
 * @param measurand quantity measured; left out means Energy.Active.Import.Register
 * @param phase phase or phases; left out means that the value is not tied to one
 * @param location place of the measurement; left out means Outlet
 * @param unit unit; left out means Wh where the measurand is an energy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"value", "context", "format", "measurand", "phase", "location", "unit"})
public record SampledValue(
        String value,
        @Nullable ReadingContext context,
        @Nullable ValueFormat format,
        @Nullable Measurand measurand,
        @Nullable Phase phase,
        @Nullable Location location,
        @Nullable UnitOfMeasure unit) {
    /**
     * Starts a sampled value from what is required.
     *
     * @param value the value, a decimal number or signed data; no limit
     * @return the builder
     */
    public static Builder builder(String value) {
        return new Builder(value);
    }

    /** Collects what is optional in a sampled value. Not thread-safe. */
    public static final class Builder {
        private final String value;
        private @Nullable ReadingContext context;
        private @Nullable ValueFormat format;
        private @Nullable Measurand measurand;
        private @Nullable Phase phase;
        private @Nullable Location location;
        private @Nullable UnitOfMeasure unit;

        private Builder(String value) {
            this.value = value;
        }

        /**
         * Sets the reason for the sample.
         *
         * @param context left out means Sample.Periodic
         * @return this builder
         */
        public Builder context(ReadingContext context) {
            this.context = context;
            return this;
        }

        /**
         * Sets the way the value is written.
         *
         * @param format left out means Raw
         * @return this builder
         */
        public Builder format(ValueFormat format) {
            this.format = format;
            return this;
        }

        /**
         * Sets the quantity measured.
         *
         * @param measurand left out means Energy.Active.Import.Register
         * @return this builder
         */
        public Builder measurand(Measurand measurand) {
            this.measurand = measurand;
            return this;
        }

        /**
         * Sets the phase or phases.
         *
         * @param phase left out means that the value is not tied to one
         * @return this builder
         */
        public Builder phase(Phase phase) {
            this.phase = phase;
            return this;
        }

        /**
         * Sets the place of the measurement.
         *
         * @param location left out means Outlet
         * @return this builder
         */
        public Builder location(Location location) {
            this.location = location;
            return this;
        }

        /**
         * Sets the unit.
         *
         * @param unit left out means Wh where the measurand is an energy
         * @return this builder
         */
        public Builder unit(UnitOfMeasure unit) {
            this.unit = unit;
            return this;
        }

        /** {@return the record; the builder may be used again} */
        public SampledValue build() {
            return new SampledValue(value, context, format, measurand, phase, location, unit);
        }
    }

    /** Why a value was sampled. */
    public enum ReadingContext {
        /** At the start of an interruption. */
        @JsonProperty("Interruption.Begin")
        INTERRUPTION_BEGIN,
        /** At the resumption after an interruption. */
        @JsonProperty("Interruption.End")
        INTERRUPTION_END,
        /** At a moment aligned to the clock. */
        @JsonProperty("Sample.Clock")
        SAMPLE_CLOCK,
        /** At a fixed interval within a transaction. */
        @JsonProperty("Sample.Periodic")
        SAMPLE_PERIODIC,
        /** At the start of a transaction. */
        @JsonProperty("Transaction.Begin")
        TRANSACTION_BEGIN,
        /** At the end of a transaction. */
        @JsonProperty("Transaction.End")
        TRANSACTION_END,
        /** Because a TriggerMessage asked for it. */
        @JsonProperty("Trigger")
        TRIGGER,
        /** For any other reason. */
        @JsonProperty("Other")
        OTHER
    }

    /** How the value is written. */
    public enum ValueFormat {
        /** A decimal number. */
        @JsonProperty("Raw")
        RAW,
        /** Binary data signed by the meter, in hexadecimal. */
        @JsonProperty("SignedData")
        SIGNED_DATA
    }

    /** What was measured. */
    public enum Measurand {
        /** Meter reading of active energy exported by the vehicle. */
        @JsonProperty("Energy.Active.Export.Register")
        ENERGY_ACTIVE_EXPORT_REGISTER,
        /** Meter reading of active energy taken by the vehicle. */
        @JsonProperty("Energy.Active.Import.Register")
        ENERGY_ACTIVE_IMPORT_REGISTER,
        /** Meter reading of reactive energy exported by the vehicle. */
        @JsonProperty("Energy.Reactive.Export.Register")
        ENERGY_REACTIVE_EXPORT_REGISTER,
        /** Meter reading of reactive energy taken by the vehicle. */
        @JsonProperty("Energy.Reactive.Import.Register")
        ENERGY_REACTIVE_IMPORT_REGISTER,
        /** Active energy exported by the vehicle over an interval. */
        @JsonProperty("Energy.Active.Export.Interval")
        ENERGY_ACTIVE_EXPORT_INTERVAL,
        /** Active energy taken by the vehicle over an interval. */
        @JsonProperty("Energy.Active.Import.Interval")
        ENERGY_ACTIVE_IMPORT_INTERVAL,
        /** Reactive energy exported by the vehicle over an interval. */
        @JsonProperty("Energy.Reactive.Export.Interval")
        ENERGY_REACTIVE_EXPORT_INTERVAL,
        /** Reactive energy taken by the vehicle over an interval. */
        @JsonProperty("Energy.Reactive.Import.Interval")
        ENERGY_REACTIVE_IMPORT_INTERVAL,
        /** Active power exported at this moment. */
        @JsonProperty("Power.Active.Export")
        POWER_ACTIVE_EXPORT,
        /** Active power taken at this moment. */
        @JsonProperty("Power.Active.Import")
        POWER_ACTIVE_IMPORT,
        /** The most power offered to the vehicle. */
        @JsonProperty("Power.Offered")
        POWER_OFFERED,
        /** Reactive power exported at this moment. */
        @JsonProperty("Power.Reactive.Export")
        POWER_REACTIVE_EXPORT,
        /** Reactive power taken at this moment. */
        @JsonProperty("Power.Reactive.Import")
        POWER_REACTIVE_IMPORT,
        /** The power factor at this moment. */
        @JsonProperty("Power.Factor")
        POWER_FACTOR,
        /** Current to the vehicle. */
        @JsonProperty("Current.Import")
        CURRENT_IMPORT,
        /** Current from the vehicle. */
        @JsonProperty("Current.Export")
        CURRENT_EXPORT,
        /** The most current offered to the vehicle. */
        @JsonProperty("Current.Offered")
        CURRENT_OFFERED,
        /** Effective supply voltage. */
        @JsonProperty("Voltage")
        VOLTAGE,
        /** Mains frequency, which 1.6 gives no unit. */
        @JsonProperty("Frequency")
        FREQUENCY,
        /** Temperature at the location. */
        @JsonProperty("Temperature")
        TEMPERATURE,
        /** State of charge of the vehicle, in percent. */
        @JsonProperty("SoC")
        SOC,
        /** Speed of a fan, in revolutions per minute. */
        @JsonProperty("RPM")
        RPM
    }

    /** Between which conductors the value was measured. */
    public enum Phase {
        /** Phase 1. */
        @JsonProperty("L1")
        L1,
        /** Phase 2. */
        @JsonProperty("L2")
        L2,
        /** Phase 3. */
        @JsonProperty("L3")
        L3,
        /** Neutral. */
        @JsonProperty("N")
        N,
        /** Phase 1 against neutral. */
        @JsonProperty("L1-N")
        L1_N,
        /** Phase 2 against neutral. */
        @JsonProperty("L2-N")
        L2_N,
        /** Phase 3 against neutral. */
        @JsonProperty("L3-N")
        L3_N,
        /** Phase 1 against phase 2. */
        @JsonProperty("L1-L2")
        L1_L2,
        /** Phase 2 against phase 3. */
        @JsonProperty("L2-L3")
        L2_L3,
        /** Phase 3 against phase 1. */
        @JsonProperty("L3-L1")
        L3_L1
    }

    /** Where the value was measured. */
    public enum Location {
        /** In the cable between Charge Point and vehicle. */
        @JsonProperty("Cable")
        CABLE,
        /** In the vehicle. */
        @JsonProperty("EV")
        EV,
        /** At the supply side of the Charge Point. */
        @JsonProperty("Inlet")
        INLET,
        /** At the connector. */
        @JsonProperty("Outlet")
        OUTLET,
        /** Inside the Charge Point. */
        @JsonProperty("Body")
        BODY
    }

    /** The unit of the value. */
    public enum UnitOfMeasure {
        /** Watt hours. */
        @JsonProperty("Wh")
        WH,
        /** Kilowatt hours. */
        @JsonProperty("kWh")
        KWH,
        /** Var hours. */
        @JsonProperty("varh")
        VARH,
        /** Kilovar hours. */
        @JsonProperty("kvarh")
        KVARH,
        /** Watt. */
        @JsonProperty("W")
        W,
        /** Kilowatt. */
        @JsonProperty("kW")
        KW,
        /** Volt ampere. */
        @JsonProperty("VA")
        VA,
        /** Kilovolt ampere. */
        @JsonProperty("kVA")
        KVA,
        /** Var. */
        @JsonProperty("var")
        VAR,
        /** Kilovar. */
        @JsonProperty("kvar")
        KVAR,
        /** Ampere. */
        @JsonProperty("A")
        A,
        /** Volt. */
        @JsonProperty("V")
        V,
        /** Kelvin. */
        @JsonProperty("K")
        K,
        /** Degrees Celsius, as the first edition spelled it; Charge Points go on sending it. */
        @JsonProperty("Celcius")
        CELCIUS,
        /** Degrees Celsius, as the errata spell it. */
        @JsonProperty("Celsius")
        CELSIUS,
        /** Degrees Fahrenheit. */
        @JsonProperty("Fahrenheit")
        FAHRENHEIT,
        /** Percent. */
        @JsonProperty("Percent")
        PERCENT
    }
}
