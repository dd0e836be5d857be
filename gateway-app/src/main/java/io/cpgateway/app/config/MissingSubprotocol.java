// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.cpgateway.ocpp.model.OcppVersion;
import java.util.Optional;

/**
 * What to do with a charge point that names no subprotocol (C2).
 *
 * @param assumed the version to take it for, or empty to refuse it
 */
public record MissingSubprotocol(Optional<OcppVersion> assumed) {
    private static final String REJECT = "reject";

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if the text is neither {@code reject} nor a version
     */
    public static MissingSubprotocol parse(String text) {
        if (text.equals(REJECT)) {
            return new MissingSubprotocol(Optional.empty());
        }
        return OcppVersion.ofNumber(text)
                .map(version -> new MissingSubprotocol(Optional.of(version)))
                .orElseThrow(() -> new IllegalArgumentException("neither reject nor a version: " + text));
    }

    @Override
    public String toString() {
        return assumed.map(OcppVersion::number).orElse(REJECT);
    }
}
