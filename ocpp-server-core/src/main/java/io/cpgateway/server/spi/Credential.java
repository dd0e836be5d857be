// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What proves a charge point's identity: a salted SHA-256 of its password, never the password. A fast hash is right
 * here because OCPP passwords are 16 to 20 random bytes, and a hundred thousand of them are checked in a storm.
 *
 * @param salt random, in hexadecimal
 * @param hash SHA-256 of salt and password, in hexadecimal
 * @param updatedAt when it was set
 */
public record Credential(String salt, String hash, Instant updatedAt) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    /** The credential for a password, with a fresh salt. */
    public static Credential of(Password password, Instant now) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Credential(hex(salt), hex(digest(salt, password.toByteArray())), now);
    }

    /** Whether the password is the right one; takes the same time wherever it differs. */
    public boolean matches(Password password) {
        byte[] expected = HexFormat.of().parseHex(hash);
        return MessageDigest.isEqual(expected, digest(HexFormat.of().parseHex(salt), password.toByteArray()));
    }

    /** Neither salt nor hash. */
    @Override
    public String toString() {
        return "Credential[updatedAt=" + updatedAt + "]";
    }

    private static byte[] digest(byte[] salt, byte[] password) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(password);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
