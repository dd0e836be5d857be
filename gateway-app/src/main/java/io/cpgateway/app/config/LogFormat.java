// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** How log lines look. */
public enum LogFormat {
    /** One line for people. */
    TEXT("text"),
    /** One JSON object a line. */
    JSON("json");

    private final String text;

    LogFormat(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
