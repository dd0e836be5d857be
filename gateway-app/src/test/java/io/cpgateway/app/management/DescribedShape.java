// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Holds documents against the schemas of api/openapi.yaml. */
final class DescribedShape {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private DescribedShape() {}

    static void assertIs(String name, String json) {
        try (InputStream in = DescriptionServlet.class.getResourceAsStream("openapi.yaml")) {
            Map<String, Object> description = new Yaml().load(in);
            Map<String, Object> root =
                    Map.of("components", description.get("components"), "$ref", "#/components/schemas/" + name);
            Schema schema = REGISTRY.getSchema(JsonMapper.shared().writeValueAsString(root));
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
