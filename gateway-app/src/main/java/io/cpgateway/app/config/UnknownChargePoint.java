// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** What an unknown charge point gets (C1). */
public enum UnknownChargePoint {
    /** The same answer as for a wrong password. */
    UNAUTHORIZED("401"),
    /** The letter of OCPP-J, which tells strangers which ids exist. */
    NOT_FOUND("404");

    private final String text;

    UnknownChargePoint(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
