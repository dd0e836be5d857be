// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class DescriptionTest {
    @Test
    void everyRoute_isDescribed() throws IOException {
        Map<String, Map<String, Object>> paths = paths();
        for (Route route : Routes.all(true)) {
            assertThat(paths).as("paths of api/openapi.yaml").containsKey(route.template());
            assertThat(paths.get(route.template()))
                    .as(route.template())
                    .containsKey(route.method().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyDescription_hasARoute() throws IOException {
        List<String> routes = Routes.all(true).stream()
                .map(route -> route.method() + " " + route.template())
                .toList();
        Set<String> methods = Set.of("get", "put", "post", "delete", "patch");
        paths().forEach((path, operations) -> operations.keySet().stream()
                .filter(methods::contains)
                .forEach(method -> assertThat(routes).contains(method.toUpperCase(Locale.ROOT) + " " + path)));
    }

    private static Map<String, Map<String, Object>> paths() throws IOException {
        try (InputStream in = DescriptionServlet.class.getResourceAsStream("openapi.yaml")) {
            Map<String, Map<String, Map<String, Object>>> description = new Yaml().load(in);
            return description.get("paths");
        }
    }
}
