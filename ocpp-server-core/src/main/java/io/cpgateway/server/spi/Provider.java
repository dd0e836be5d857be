// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/**
 * Makes one part of a gateway: what an operator's plug-in brings along. A jar lists its providers below
 * {@code META-INF/services}, one file for each of the interfaces that extend this one; the configuration names the one to
 * use, and nothing is used that it does not name.
 *
 * <ul>
 *   <li>P1: {@link #name()} is always the same: 1 to 32 of a to z and 0 to 9, a letter first. Two providers of one part
 *       have different names.
 *   <li>P2: a provider is public, has a public constructor without parameters, and does nothing before
 *       {@link #create}: checking a configuration makes providers, but no parts.
 *   <li>P3: {@link #create} returns a new part that works, or throws a {@link GatewayException} that says what to change.
 *   <li>P4: it reads every property it knows before it returns; the gateway does not start with one that nobody read.
 *   <li>P5: the gateway closes the part, after everything that uses it, if it is {@link AutoCloseable}.
 *   <li>P6: values of properties may be secrets: they are in no message and no log.
 * </ul>
 *
 * @param <T> the part
 */
public interface Provider<T> {
    /** What the configuration calls it. */
    String name();

    /**
     * Makes the part. Called once for each part that the configuration has it make, by the thread that starts the gateway.
     *
     * @throws GatewayException if it cannot be made; the gateway does not start then
     */
    T create(ProviderContext context);
}
