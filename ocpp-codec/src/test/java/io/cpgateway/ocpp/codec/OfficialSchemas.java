// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that the Open Charge Alliance publishes, which are kept outside the repository. */
final class OfficialSchemas {
    private static final List<String> FOLDERS_16 = List.of("1.6", "1.6-security");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final SchemaRegistry DRAFT_04 = registry(Dialects.getDraft4());
    private static final SchemaRegistry DRAFT_06 = registry(Dialects.getDraft6());

    private OfficialSchemas() {}

    /** The schema of a message of 1.6; skips the test where the folder {@code shared/ocpp-schemas} is in no folder above. */
    static JsonNode read16(Action<?, ?> action, Kind kind) {
        String file = action.name() + (kind == Kind.REQUEST ? "" : "Response") + ".json";
        Path root = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared").resolve("ocpp-schemas"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        assumeTrue(root != null, "not checked against the official schemas: no shared/ocpp-schemas");
        Path schema = FOLDERS_16.stream()
                .map(folder -> root.resolve(folder).resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no official schema " + file));
        return MAPPER.readTree(schema);
    }

    /** The schema as its own draft reads it, formats asserted. */
    static Schema compile(JsonNode schema) {
        return (isDraft06(schema) ? DRAFT_06 : DRAFT_04).getSchema(schema);
    }

    static boolean isDraft06(JsonNode schema) {
        return schema.get("$schema").asString().contains("draft-06");
    }

    private static SchemaRegistry registry(Dialect dialect) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDialect(dialect, b -> b.schemaRegistryConfig(config));
    }
}
