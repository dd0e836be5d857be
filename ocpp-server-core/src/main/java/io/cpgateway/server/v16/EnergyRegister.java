// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.model.v16.MeterValue;
import io.cpgateway.ocpp.model.v16.SampledValue;
import io.cpgateway.ocpp.model.v16.SampledValue.Measurand;
import io.cpgateway.ocpp.model.v16.SampledValue.UnitOfMeasure;
import io.cpgateway.ocpp.model.v16.SampledValue.ValueFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Finds the energy register among meter values (OCPP 1.6 §7.31: the default measurand, in Wh unless said otherwise). */
final class EnergyRegister {
    private static final BigDecimal KILO = BigDecimal.valueOf(1000);

    private EnergyRegister() {}

    /** The newest total, in Wh; empty if there is none or it is not a number. */
    static Optional<BigDecimal> wattHours(List<MeterValue> values) {
        return values.stream()
                .flatMap(value -> value.sampledValue().stream())
                .filter(EnergyRegister::isTotal)
                .flatMap(sample -> number(sample).stream())
                .reduce((earlier, later) -> later);
    }

    private static boolean isTotal(SampledValue sample) {
        boolean register = sample.measurand() == null || sample.measurand() == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER;
        boolean energy =
                sample.unit() == null || sample.unit() == UnitOfMeasure.WH || sample.unit() == UnitOfMeasure.KWH;
        return register && energy && sample.phase() == null && sample.format() != ValueFormat.SIGNED_DATA;
    }

    private static Optional<BigDecimal> number(SampledValue sample) {
        try {
            BigDecimal value = new BigDecimal(sample.value().strip());
            return Optional.of(sample.unit() == UnitOfMeasure.KWH ? value.multiply(KILO) : value);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
