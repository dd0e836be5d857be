package com.example.backend;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The attributes of CloudEvents in the headers of records. */
final class Events {
    private Events() {}

    /** An attribute; empty if it is not there. */
    static String attribute(ConsumerRecord<String, byte[]> event, String name) {
        Header header = event.headers().lastHeader("ce_" + name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
