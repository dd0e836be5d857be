// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** What happens to a message that breaks the schema within tolerance (C12). */
public enum Leniency {
    /** It is refused. */
    STRICT("strict"),
    /** It is answered and flagged. */
    LENIENT("lenient");

    private final String text;

    Leniency(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
