// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a key means. Together with the method's type, default and bounds it is the one definition of that key. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Doc {
    /** One or more sentences for operators. */
    String value();

    /** A value for the example file, in place of the default. */
    String example() default "";

    /** Of a map: what the free part of the key is called. */
    String label() default "";

    /** Of a map: the free part in the example file, several separated by commas; none: it is shown commented out. */
    String exampleKeys() default "";

    /** Of a map: how the free part is written in the name of an environment variable. */
    VariableForm variable() default VariableForm.LITERAL;
}
