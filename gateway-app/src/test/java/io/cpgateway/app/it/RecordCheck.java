// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.cpgateway.app.docs.AsyncApi;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Holds records against docs/asyncapi.yaml, and remembers which headers they had. Confined to one thread. */
final class RecordCheck {
    private static final String ORIGINAL = "original_";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AsyncApi api;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<String, Set<String>> seen = new TreeMap<>();

    RecordCheck(AsyncApi api) {
        this.api = api;
    }

    void accept(ConsumerRecord<byte[], byte[]> found) {
        Map<String, String> headers = new TreeMap<>();
        found.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        headers.keySet().removeIf(name -> name.startsWith(ORIGINAL));
        String about = found.topic() + " " + headers + " " + text(found.value());
        AsyncApi.Message message = api.message(found.topic(), headers.getOrDefault("ce_type", ""));
        assertThat(message.headerNames()).as(about).containsAll(headers.keySet());
        assertThat(schema(message.headers()).validate(JSON.writeValueAsString(headers), InputFormat.JSON))
                .as(about)
                .isEmpty();
        if (!headers.getOrDefault("content-type", "application/json").equals("application/json")) {
            assertThat(message.payload()).as(about).containsEntry("type", "string");
        } else if (found.value().length > 0) {
            assertThat(schema(message.payload()).validate(text(found.value()), InputFormat.JSON))
                    .as(about)
                    .isEmpty();
        }
        if (headers.containsKey("ce_subject")) {
            assertThat(text(found.key())).as(about).isEqualTo(headers.get("ce_subject"));
        }
        seen.computeIfAbsent(message.type(), type -> new TreeSet<>()).addAll(headers.keySet());
    }

    /** The headers that the document promises and no record had, as {@code type header}. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (AsyncApi.Message message : api.messages()) {
            for (String header : message.headerNames()) {
                if (!seen.getOrDefault(message.type(), Set.of()).contains(header)) {
                    missing.add(message.type().replaceFirst("^io\\.cpgateway\\.", "") + " " + header);
                }
            }
        }
        return missing;
    }

    private Schema schema(Map<String, Object> schema) {
        return schemas.getSchema(JSON.writeValueAsString(schema));
    }

    private static String text(byte[] utf8) {
        return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
    }
}
