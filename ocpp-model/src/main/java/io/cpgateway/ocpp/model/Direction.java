// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

/** Who may send the CALL of an action. */
public enum Direction {
    /** The charge point asks, the Central System answers. */
    FROM_CHARGE_POINT,
    /** The Central System asks, the charge point answers. */
    TO_CHARGE_POINT,
    /** Either side may ask. */
    BOTH;

    /** {@return whether a charge point may send the CALL} */
    public boolean fromChargePoint() {
        return this != TO_CHARGE_POINT;
    }

    /** {@return whether the Central System may send the CALL} */
    public boolean toChargePoint() {
        return this != FROM_CHARGE_POINT;
    }
}
