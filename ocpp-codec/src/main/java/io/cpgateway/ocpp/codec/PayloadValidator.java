// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Checks payloads against the schemas of their records, each derived and compiled when it is first needed. Thread-safe.
 */
final class PayloadValidator {
    private final ErrorMapping mapping;
    private final SchemaRegistry registry;
    private final Map<Class<?>, Schema> schemas = new ConcurrentHashMap<>();

    PayloadValidator(ErrorMapping mapping) {
        this.mapping = mapping;
        Dialect dialect =
                Dialect.builder(Dialects.getDraft4()).format(new Rfc3339()).build();
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .build();
        this.registry = SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
    }

    /** Compiles what is not compiled yet. */
    void compile(Protocol protocol) {
        for (Action<?, ?> action : protocol.actions()) {
            schemaOf(action.requestType());
            schemaOf(action.responseType());
        }
    }

    /** Everything that is wrong with a payload. */
    List<Error> errors(JsonNode payload, Class<?> type) {
        return schemaOf(type).validate(payload);
    }

    /** The first thing that is wrong with a payload, or empty. */
    Optional<Violation> check(JsonNode payload, Class<?> type) {
        List<Error> errors = errors(payload, type);
        return errors.isEmpty() ? Optional.empty() : Optional.of(violation(errors, payload));
    }

    /** The first of at least one error, as it is told. */
    Violation violation(List<Error> errors, JsonNode payload) {
        return violation(FirstViolation.of(errors, payload));
    }

    /** An error as it is told. */
    Violation violation(FirstViolation.Located located) {
        Error error = located.error();
        String keyword = error.getKeyword();
        return new Violation(
                mapping.codeFor(keyword),
                SchemaWords.printable(located.pointer(), error),
                keyword,
                SchemaWords.describe(error));
    }

    private Schema schemaOf(Class<?> type) {
        return schemas.computeIfAbsent(type, this::compile);
    }

    private Schema compile(Class<?> type) {
        Schema schema = registry.getSchema(SchemaDeriver.derive(type, "urn:cpgateway:record:" + type.getName()));
        schema.initializeValidators();
        return schema;
    }
}
