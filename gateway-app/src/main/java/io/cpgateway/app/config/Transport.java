// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** What carries the WebSocket connections. */
public enum Transport {
    /** The Jakarta WebSocket API of the container. */
    JAKARTA("jakarta");

    private final String text;

    Transport(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
