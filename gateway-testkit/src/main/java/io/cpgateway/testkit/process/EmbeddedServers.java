// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives test methods and constructors an {@link EmbeddedKafka} or an {@link EmbeddedRedis} as a parameter: the one that
 * all tests of this virtual machine share, started when first asked for. Started again for the next test if one left it
 * dead. Tests keep apart by the names of their topics and keys.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmbeddedServersExtension.class)
public @interface EmbeddedServers {}
