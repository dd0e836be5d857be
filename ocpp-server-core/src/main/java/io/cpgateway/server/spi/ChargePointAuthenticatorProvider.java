// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** Makes an authenticator of charge points; chosen by {@code plugins.charge_point_authenticator}. */
public interface ChargePointAuthenticatorProvider extends Provider<ChargePointAuthenticator> {}
