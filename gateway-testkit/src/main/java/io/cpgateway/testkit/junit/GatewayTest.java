// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.junit;

import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedServer;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a gateway of its own in this process: on free ports of this machine, open to it only, its data in a
 * temporary folder that is deleted afterwards. It needs a {@link io.cpgateway.server.spi.GatewayLauncher} on the class
 * path: {@code io.cpgateway:gateway-app} in test scope.
 *
 * <p>Constructors and methods of the class take as parameters a {@link TestGateway}, its {@link
 * io.cpgateway.server.spi.GatewayLauncher.RunningGateway}, and {@link ChargePoints}, which connect to it and are closed
 * after the test. {@link GatewayExtension} does the same where settings are known at run time only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EmbeddedServers
@ExtendWith(GatewayExtension.class)
public @interface GatewayTest {
    /** Keys of the configuration and their values: {@code "events.timeout=2s"}. */
    String[] settings() default {};

    /** Whether every test method gets a gateway of its own, instead of all of the class sharing one. */
    boolean perMethod() default false;

    /**
     * What it stands on besides its folder: {@link EmbeddedKafka} and {@link io.cpgateway.testkit.process.EmbeddedRedis},
     * which all tests of this virtual machine share and which may be parameters too. Their addresses are set by this.
     */
    Class<? extends EmbeddedServer>[] servers() default {};
}
