// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class DescriptionTest {
    @Test
    void everyRoute_isDescribed() throws IOException {
        Map<String, Map<String, Object>> paths = paths();
        for (Route route : ManagementApi.routes(true)) {
            assertThat(paths).as("paths of api/openapi.yaml").containsKey(route.template());
            assertThat(paths.get(route.template()))
                    .as(route.template())
                    .containsKey(route.method().toLowerCase(Locale.ROOT));
        }
    }

    private static Map<String, Map<String, Object>> paths() throws IOException {
        try (InputStream in = DescriptionServlet.class.getResourceAsStream("openapi.yaml")) {
            Map<String, Map<String, Map<String, Object>>> description = new Yaml().load(in);
            return description.get("paths");
        }
    }
}
