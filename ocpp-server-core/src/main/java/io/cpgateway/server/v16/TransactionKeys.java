// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.v16.StartTransactionRequest;
import io.cpgateway.ocpp.model.v16.StopTransactionRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** What makes two transaction messages the same one, and the id that follows from it (C11). */
final class TransactionKeys {
    /** Before this, a charge point's clock is not set: its timestamps repeat. */
    private static final Instant CLOCK_IS_SET = Instant.parse("2015-01-01T00:00:00Z");

    private static final int KEY_BYTES = 16;

    private TransactionKeys() {}

    static String of(StartTransactionRequest start) {
        return hash(start.connectorId()
                + "\n" + start.idTag()
                + "\n" + start.timestamp().text()
                + "\n" + start.meterStart()
                + "\n" + start.reservationId());
    }

    static String of(StopTransactionRequest stop) {
        return hash(stop.transactionId() + "\n" + stop.timestamp().text() + "\n" + stop.meterStop());
    }

    /** Any node derives the same id for the same start: 31 bits, never 0. */
    static long transactionId(ChargePointId id, String businessKey) {
        byte[] digest = digest(id + "\n" + businessKey);
        int bits = ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE;
        return bits == 0 ? 1 : bits;
    }

    /** How long a start may be repeated. */
    static Duration keep(StartTransactionRequest start) {
        boolean dated =
                start.timestamp().instant().filter(t -> t.isAfter(CLOCK_IS_SET)).isPresent();
        return dated ? Duration.ofDays(30) : Duration.ofHours(1);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(digest(text), 0, KEY_BYTES);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
