// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** A password as raw bytes: OCPP keys are bytes, not text. Never printed. Immutable. */
public final class Password {
    private final byte[] bytes;

    /** Copies the bytes. */
    public Password(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Stars. */
    @Override
    public String toString() {
        return "********";
    }
}
