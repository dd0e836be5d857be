// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static io.cpgateway.kafka.CloudEventRecord.header;
import static io.cpgateway.kafka.CloudEventRecord.utf8;

import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.spi.EventStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** What is kept of something that cannot be processed: why, where it came from, its hash, headers and first 64 KiB. */
final class QuarantineRecord {
    private static final String ORIGINAL = "original_";
    private static final int MAX_VALUE = 64 * 1024;
    private static final int MAX_HEADERS = 64;
    private static final int MAX_HEADER = 1024;

    private final byte @Nullable [] key;
    private final byte[] value;
    private final Headers headers = new RecordHeaders();
    private final String summary;

    private QuarantineRecord(
            String id,
            String source,
            String topic,
            String reason,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers original) {
        this.key = key;
        this.value = value == null ? new byte[0] : value;
        this.summary = reason + " (" + id + ", " + this.value.length + " bytes)";
        headers.add("ce_specversion", utf8("1.0"))
                .add("ce_id", utf8(id))
                .add("ce_source", utf8(source))
                .add("ce_type", utf8(EventTypes.QUARANTINE))
                .add("ce_time", utf8(Instant.now().toString()))
                .add(header(EventAttribute.REASON), utf8(reason))
                .add(header(EventAttribute.SOURCE_TOPIC), utf8(topic))
                .add(header(EventAttribute.DATA_SIZE), utf8(Integer.toString(this.value.length)))
                .add(header(EventAttribute.DATA_HASH), utf8(sha256(this.value)))
                .add(CloudEventRecord.CONTENT_TYPE, utf8("application/octet-stream"));
        int kept = 0;
        for (Header header : original) {
            if (kept++ < MAX_HEADERS && header.key().length() <= MAX_HEADER) {
                byte[] content = header.value();
                headers.add(ORIGINAL + header.key(), content == null ? null : first(content, MAX_HEADER));
            }
        }
    }

    /** A record that was read and makes no sense. */
    static QuarantineRecord unreadable(ConsumerRecord<byte[], byte[]> record, String source, String reason) {
        String id = "quarantine/" + record.topic() + "/" + record.partition() + "/" + record.offset();
        QuarantineRecord kept = new QuarantineRecord(
                id, source, record.topic(), reason, record.key(), record.value(), record.headers());
        kept.headers
                .add(header(EventAttribute.SOURCE_PARTITION), utf8(Integer.toString(record.partition())))
                .add(header(EventAttribute.SOURCE_OFFSET), utf8(Long.toString(record.offset())));
        return kept;
    }

    /** An event that the broker will not have. */
    static QuarantineRecord refused(ProducerRecord<byte[], byte[]> event, String id, String source, String reason) {
        return new QuarantineRecord(
                "quarantine/" + id, source, event.topic(), reason, event.key(), event.value(), event.headers());
    }

    /** With as much of the value as is kept. */
    ProducerRecord<byte[], byte[]> whole() {
        return record(first(value, MAX_VALUE));
    }

    /** Without the value: what remains when even this much is too large. */
    ProducerRecord<byte[], byte[]> described() {
        return record(new byte[0]);
    }

    /** For people. */
    String summary() {
        return summary;
    }

    private ProducerRecord<byte[], byte[]> record(byte[] content) {
        return new ProducerRecord<>(EventStream.QUARANTINE.topic(), null, key, content, headers);
    }

    private static byte[] first(byte[] bytes, int limit) {
        return bytes.length <= limit ? bytes : Arrays.copyOf(bytes, limit);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
