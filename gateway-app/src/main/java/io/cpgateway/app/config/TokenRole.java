// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** What the holder of a token may do. */
public enum TokenRole {
    /** Look. */
    READ("read"),
    /** Look and change. */
    OPERATE("operate");

    private final String text;

    TokenRole(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
