// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.Transaction.Answered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is stored of a transaction, as the fields of its hash. */
final class TransactionFields {
    /** Redis forgets it a little later, by its own clock. */
    private static final Duration SPARE = Duration.ofHours(1);

    private TransactionFields() {}

    /** The transaction, empty if there is none or it was kept long enough. */
    static Optional<Transaction> read(long transactionId, Map<String, String> fields, Instant now) {
        String start = fields.get("start");
        String forgotten = fields.get("forgotten");
        if (start == null || forgotten == null || forgotten.compareTo(SortableTime.of(now)) <= 0) {
            return Optional.empty();
        }
        StoredJson.requireLayout(Objects.requireNonNullElse(fields.get("v"), "?"));
        Transaction begun = StoredJson.read(Transaction.class, start);
        String stop = fields.get("stop");
        return Optional.of(new Transaction(
                begun.chargePointId(),
                transactionId,
                begun.connectorId(),
                begun.idTag(),
                begun.meterStart(),
                confirmed(begun.start(), fields.get("startDurable")),
                stop == null ? null : confirmed(StoredJson.read(Answered.class, stop), fields.get("stopDurable"))));
    }

    private static Answered confirmed(Answered message, @Nullable String durable) {
        return "1".equals(durable) ? message.confirmed() : message;
    }

    static String durable(Answered message) {
        return message.durable() ? "1" : "0";
    }

    /** A business key as a part of a key. */
    static String digest(String businessKey) {
        try {
            byte[] text = StoredJson.ascii(businessKey).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String keptMillis(Instant forgotten, Instant now) {
        return Long.toString(Math.max(1, Duration.between(now, forgotten).toMillis()) + SPARE.toMillis());
    }
}
