// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** Makes a credential store; chosen by {@code plugins.credential_store}. */
public interface CredentialStoreProvider extends Provider<CredentialStore> {}
