// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids that no other process gives out: the incarnation of this one, and a counter. Thread-safe.
 *
 * <p>An id has at most 10 + 1 + 19 characters, so that it also fits a message id (OCPP-J §4.1.4: 36).
 */
public final class EventIds implements Supplier<String> {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 10;
    private static final String SEPARATOR = "-";

    private final String incarnation;
    private final AtomicLong counter = new AtomicLong();

    /** Ids of this incarnation. */
    public EventIds(String incarnation) {
        this.incarnation = incarnation;
    }

    /** A new incarnation: 50 random bits. */
    public static String newIncarnation() {
        SecureRandom random = new SecureRandom();
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return letters.toString();
    }

    @Override
    public String get() {
        return incarnation + SEPARATOR + counter.incrementAndGet();
    }

    /** Whether an id begins as those do that are given out here. */
    public boolean isOwn(String id) {
        return id.startsWith(incarnation + SEPARATOR);
    }
}
