// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.rpc.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of a CALL's action and payload, by which consumers can tell repeats (D7). */
final class Fingerprint {
    private static final int BYTES = 16;

    /** Only ever copied: to look for an implementation takes as long as to hash a short message. */
    private static final MessageDigest FRESH = fresh();

    private Fingerprint() {}

    static String of(Call call) {
        MessageDigest sha256 = copy();
        sha256.update(call.action().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        byte[] hash = sha256.digest(call.payload().toByteArray());
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException notWithThisProvider) {
            return fresh();
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
