// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** Makes an idTag store; chosen by {@code plugins.id_tag_store}. */
public interface IdTagStoreProvider extends Provider<IdTagStore> {}
