// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that the Open Charge Alliance publishes, which are kept outside the repository. */
final class OfficialSchemas {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private OfficialSchemas() {}

    /** The schema in the file; skips the test where the folder {@code shared/ocpp-schemas} is in no folder above. */
    static JsonNode read(String version, String file) {
        Path folder = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared").resolve("ocpp-schemas").resolve(version))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        assumeTrue(folder != null, "not checked against the official schemas: no shared/ocpp-schemas/" + version);
        return MAPPER.readTree(folder.resolve(file));
    }
}
