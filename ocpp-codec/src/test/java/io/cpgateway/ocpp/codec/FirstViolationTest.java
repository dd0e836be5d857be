// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import io.cpgateway.ocpp.model.v16.StatusNotificationRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FirstViolationTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void orderOfTheErrors_doesNotMatter() {
        JsonNode payload = MAPPER.readTree("{\"status\":3,\"x\":1,\"connectorId\":\"1\",\"info\":7}");
        List<Error> errors = new ArrayList<>(errors(payload));
        assertThat(errors).hasSizeGreaterThan(4);
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(errors, random);
            FirstViolation.Located first = FirstViolation.of(errors, payload);
            assertThat(first.pointer()).isEqualTo("/status");
            assertThat(first.error().getKeyword()).isEqualTo("type");
        }
    }

    @Test
    void errorThatIsNowhereInThePayload_isNotLost() {
        JsonNode payload = MAPPER.readTree("{\"status\":3}");
        FirstViolation.Located first = FirstViolation.of(errors(payload).subList(0, 1), MAPPER.readTree("[]"));
        assertThat(first.error()).isNotNull();
    }

    private static List<Error> errors(JsonNode payload) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).build();
        return SchemaRegistry.withDialect(Dialects.getDraft4(), b -> b.schemaRegistryConfig(config))
                .getSchema(SchemaDeriver.derive(StatusNotificationRequest.class, "urn:test"))
                .validate(payload);
    }
}
