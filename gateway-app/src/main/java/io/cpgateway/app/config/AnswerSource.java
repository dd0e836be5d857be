// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** Who answers a CALL of a charge point. */
public enum AnswerSource {
    /** The default answer of the version table. */
    GATEWAY("gateway"),
    /** The id-tag directory and the answer store. */
    STORE("store"),
    /** A reply record from a backend. */
    BACKEND("backend"),
    /** A handler of the embedding application. */
    APPLICATION("application");

    private final String text;

    AnswerSource(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
