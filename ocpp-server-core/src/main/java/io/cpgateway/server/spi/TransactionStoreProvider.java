// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** Makes a transaction store; chosen by {@code plugins.transaction_store}. */
public interface TransactionStoreProvider extends Provider<TransactionStore> {}
