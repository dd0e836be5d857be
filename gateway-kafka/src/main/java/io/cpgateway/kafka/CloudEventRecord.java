// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.spi.GatewayEvent;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** An event as a record: CloudEvents 1.0, Kafka protocol binding, binary mode. Pure. */
final class CloudEventRecord {
    /** What the header of every attribute begins with. */
    static final String PREFIX = "ce_";

    /** The header that says what the value is. */
    static final String CONTENT_TYPE = "content-type";

    private static final byte[] VERSION = utf8("1.0");

    private CloudEventRecord() {}

    /** Keyed by the charge point, so that its events keep their order; the value is the data as it is. */
    static ProducerRecord<byte[], byte[]> of(GatewayEvent event) {
        String chargePoint = event.chargePointId().value();
        byte[] key = utf8(chargePoint);
        Headers headers = new RecordHeaders()
                .add("ce_specversion", VERSION)
                .add("ce_id", utf8(event.id()))
                .add("ce_source", utf8(event.source()))
                .add("ce_type", utf8(event.type()))
                .add("ce_subject", key)
                .add("ce_time", utf8(DateTimeFormatter.ISO_INSTANT.format(event.time())));
        for (Map.Entry<String, String> attribute : event.attributes().entrySet()) {
            headers.add(PREFIX + attribute.getKey(), utf8(attribute.getValue()));
        }
        headers.add(CONTENT_TYPE, utf8(event.data().contentType()));
        return new ProducerRecord<>(
                event.stream().topic(), null, key, event.data().toByteArray(), headers);
    }

    /** The header of an attribute. */
    static String header(EventAttribute attribute) {
        return PREFIX + attribute.wireName();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
