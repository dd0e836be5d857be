// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** A value that never prints. Immutable. */
public final class Secret {
    /** What is printed in its place. */
    public static final String MASK = "********";

    private final String value;

    /** Wraps the value. */
    public Secret(String value) {
        this.value = value;
    }

    /** The value, for the one place that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
