// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The smallest and the largest value of a key, both allowed, written as in a configuration file. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Bounds {
    /** The smallest. */
    String min();

    /** The largest. */
    String max();
}
