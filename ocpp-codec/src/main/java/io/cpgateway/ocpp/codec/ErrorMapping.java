// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.ErrorCode;

/**
 * Which error code stands for a broken schema keyword. The specifications leave this open and peers disagree, so it can
 * be replaced. Must be thread-safe and must not throw.
 */
@FunctionalInterface
public interface ErrorMapping {
    /**
     * {@code required}, {@code minItems}, {@code additionalProperties}: OccurrenceConstraintViolation; {@code type}:
     * TypeConstraintViolation; {@code enum}, {@code maxLength}, {@code format}, {@code multipleOf}:
     * PropertyConstraintViolation; anything else: GenericError.
     */
    ErrorMapping DEFAULT = keyword -> switch (keyword) {
        case "required", "minItems", "additionalProperties" -> ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
        case "type" -> ErrorCode.TYPE_CONSTRAINT_VIOLATION;
        case "enum", "maxLength", "format", "multipleOf" -> ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        default -> ErrorCode.GENERIC_ERROR;
    };

    /** The code for a schema keyword, such as {@code maxLength}. */
    ErrorCode codeFor(String keyword);
}
