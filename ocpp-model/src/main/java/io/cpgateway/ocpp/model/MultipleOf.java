// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A decimal that must be a whole multiple of a step, such as {@code "0.1"}: the schema's {@code multipleOf}. */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface MultipleOf {
    /** {@return the step, as a decimal} */
    String value();
}
