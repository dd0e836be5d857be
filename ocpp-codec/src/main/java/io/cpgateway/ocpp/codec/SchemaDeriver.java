// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.MultipleOf;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives the JSON Schema of a message from its record, in the keywords that draft-04 has: what is not nullable is
 * required, objects are closed, and the limits are those of the annotations.
 */
final class SchemaDeriver {
    private static final String DRAFT_04 = "http://json-schema.org/draft-04/schema#";

    private static final Map<Type, String> TYPES = Map.of(
            String.class, "string",
            DateTime.class, "string",
            URI.class, "string",
            int.class, "integer",
            Integer.class, "integer",
            long.class, "integer",
            Long.class, "integer",
            boolean.class, "boolean",
            Boolean.class, "boolean",
            BigDecimal.class, "number");

    private static final Map<Type, String> FORMATS = Map.of(DateTime.class, "date-time", URI.class, "uri");

    private SchemaDeriver() {}

    /**
     * The schema of a message.
     *
     * @throws IllegalArgumentException if a component has a type that no schema is known for
     */
    static ObjectNode derive(Class<?> message, String id) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DRAFT_04);
        schema.put("id", id);
        schema.put("title", message.getSimpleName());
        schema.setAll(object(message));
        return schema;
    }

    private static ObjectNode object(Class<?> type) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedType annotated = component.getAnnotatedType();
            ObjectNode property = value(annotated, component);
            MultipleOf step = component.getAnnotation(MultipleOf.class);
            if (step != null) {
                property.put("multipleOf", new BigDecimal(step.value()));
            }
            properties.set(component.getName(), property);
            if (!annotated.isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        schema.set("properties", properties);
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode value(AnnotatedType annotated, RecordComponent component) {
        Type type = annotated.getType();
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        String simple = TYPES.get(type);
        if (simple != null) {
            schema.put("type", simple);
            String format = FORMATS.get(type);
            if (format != null) {
                schema.put("format", format);
            }
            size(schema, annotated, "minLength", "maxLength");
        } else if (type instanceof Class<?> c && c.isEnum()) {
            schema.put("type", "string").set("enum", wireNames(c));
        } else if (type instanceof Class<?> c && c.isRecord()) {
            return object(c);
        } else if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            schema.put("type", "array");
            size(schema, annotated, "minItems", "maxItems");
            AnnotatedType item = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
            schema.set("items", value(item, component));
        } else {
            throw new IllegalArgumentException("no schema for the type of " + component);
        }
        return schema;
    }

    private static void size(ObjectNode schema, AnnotatedType annotated, String least, String most) {
        Size size = annotated.getAnnotation(Size.class);
        if (size == null) {
            return;
        }
        if (size.min() > 0) {
            schema.put(least, size.min());
        }
        if (size.max() < Integer.MAX_VALUE) {
            schema.put(most, size.max());
        }
    }

    private static ArrayNode wireNames(Class<?> type) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            names.add(wireName(type, name));
        }
        return names;
    }

    private static String wireName(Class<?> type, String constant) {
        try {
            JsonProperty property = type.getField(constant).getAnnotation(JsonProperty.class);
            return property == null ? constant : property.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum constant without its field: " + constant, e);
        }
    }
}
