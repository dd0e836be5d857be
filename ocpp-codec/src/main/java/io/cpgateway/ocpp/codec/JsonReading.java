// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Strict and bounded reading of JSON: UTF-8 only, no key twice, decimals exact. Immutable, thread-safe. */
final class JsonReading {
    private final CodecLimits limits;
    private final JsonFactory factory;
    private final JsonMapper mapper;

    JsonReading(CodecLimits limits) {
        this.limits = limits;
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxStringLength(limits.maxStringLength())
                .maxNameLength(limits.maxStringLength())
                .maxNumberLength(limits.maxNumberLength())
                .maxTokenCount(limits.maxTokens())
                .build();
        this.factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        this.mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
    }

    JsonMapper mapper() {
        return mapper;
    }

    CodecLimits limits() {
        return limits;
    }

    /**
     * A record or tree as JSON, decimals plain.
     *
     * @throws JacksonException if it holds what JSON cannot express
     */
    RawJson write(Object value) {
        byte[] utf8 = mapper.writeValueAsBytes(value);
        return RawJson.copyOf(utf8, 0, utf8.length);
    }

    /** A parser over valid UTF-8. */
    JsonParser parser(byte[] utf8) {
        return factory.createParser(ObjectReadContext.empty(), utf8);
    }

    /**
     * The value at the parser's current token.
     *
     * @throws JsonFault if a number is out of bounds
     * @throws JacksonException if the text is malformed or beyond a limit
     */
    JsonNode tree(JsonParser parser) {
        JsonNode tree = mapper.readTree(parser);
        requireBoundedNumbers(tree);
        return tree;
    }

    /**
     * The payload as a tree.
     *
     * @throws JsonFault if it is not exactly one JSON value within the limits
     */
    JsonNode tree(RawJson json) {
        if (json.length() > limits.maxBytes()) {
            throw new JsonFault(beyondLimit("payload of " + json.length() + " bytes, at most " + limits.maxBytes()));
        }
        byte[] utf8 = json.toByteArray();
        if (!Utf8.isValid(utf8)) {
            throw new JsonFault(malformed("payload is not valid UTF-8"));
        }
        try (JsonParser parser = parser(utf8)) {
            if (parser.nextToken() == null) {
                throw new JsonFault(malformed("payload is empty"));
            }
            JsonNode tree = tree(parser);
            requireEnd(parser);
            return tree;
        } catch (JacksonException e) {
            throw new JsonFault(violationOf(e));
        }
    }

    /** @throws JsonFault if anything but blanks follows */
    void requireEnd(JsonParser parser) {
        JsonToken next = parser.nextToken();
        if (next != null) {
            throw new JsonFault(malformed("more text after the end of the JSON value"));
        }
    }

    Violation violationOf(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return beyondLimit("JSON beyond the limits: depth " + limits.maxDepth() + ", strings of "
                    + limits.maxStringLength() + ", numbers of " + limits.maxNumberLength() + ", " + limits.maxTokens()
                    + " tokens");
        }
        String message = e.getOriginalMessage();
        boolean duplicate = message != null && message.startsWith("Duplicate");
        return malformed((duplicate ? "key occurs twice" : "not well-formed JSON") + position(e));
    }

    private static String position(JacksonException e) {
        long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return offset < 0 ? "" : " at byte " + offset;
    }

    private void requireBoundedNumbers(JsonNode node) {
        if (node.isBigDecimal()) {
            BigDecimal number = node.decimalValue();
            if (Math.abs((long) number.scale()) > limits.maxNumberLength()) {
                throw new JsonFault(beyondLimit("number with an exponent beyond " + limits.maxNumberLength()));
            }
        }
        for (JsonNode child : node) {
            requireBoundedNumbers(child);
        }
    }

    private static Violation malformed(String description) {
        return new Violation(ErrorCode.FORMATION_VIOLATION, "", Violation.JSON, description);
    }

    private static Violation beyondLimit(String description) {
        return new Violation(ErrorCode.FORMATION_VIOLATION, "", Violation.LIMIT, description);
    }

    /** Carries a violation out of the reading; without a stack trace, since malformed input is nothing unusual. */
    static final class JsonFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Violation violation;

        JsonFault(Violation violation) {
            super(violation.description(), null, false, false);
            this.violation = violation;
        }

        Violation violation() {
            return violation;
        }
    }
}
