// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** How much is logged. */
public enum LogLevel {
    /** What needs a person. */
    ERROR("error"),
    /** And what may soon. */
    WARN("warn"),
    /** And what happens rarely. */
    INFO("info"),
    /** And what explains a message. */
    DEBUG("debug"),
    /** And everything else. */
    TRACE("trace");

    private final String text;

    LogLevel(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
