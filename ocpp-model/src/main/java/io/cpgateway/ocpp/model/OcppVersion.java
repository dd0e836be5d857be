// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import java.util.Optional;
import java.util.stream.Stream;

/** The OCPP versions that OCPP-J carries, with the name each has in configuration and in the WebSocket handshake. */
public enum OcppVersion {
    /** OCPP 1.6 (JSON), with the messages of the security whitepaper. */
    V1_6("1.6"),
    /** OCPP 2.0.1. */
    V2_0_1("2.0.1"),
    /** OCPP 2.1. */
    V2_1("2.1");

    private final String number;

    OcppVersion(String number) {
        this.number = number;
    }

    /** {@return the version as people write it, {@code 1.6}: its name in configuration, events and the management API} */
    public String number() {
        return number;
    }

    /** {@return the WebSocket subprotocol, {@code ocpp1.6} (OCPP-J 1.6 §3.1.2)} */
    public String subprotocol() {
        return "ocpp" + number;
    }

    /**
     * Finds a version by its number.
     *
     * @param number the number, as {@link #number()} writes it
     * @return the version, or empty
     */
    public static Optional<OcppVersion> ofNumber(String number) {
        return Stream.of(values()).filter(v -> v.number.equals(number)).findFirst();
    }

    /**
     * Finds a version by its subprotocol.
     *
     * @param subprotocol the subprotocol, compared exactly
     * @return the version, or empty
     */
    public static Optional<OcppVersion> ofSubprotocol(String subprotocol) {
        return Stream.of(values())
                .filter(v -> v.subprotocol().equals(subprotocol))
                .findFirst();
    }

    @Override
    public String toString() {
        return number;
    }
}
