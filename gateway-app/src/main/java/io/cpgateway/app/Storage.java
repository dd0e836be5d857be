// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.TransactionStore;

/** Where the state is that the gateway keeps by itself: with this node alone, or shared by several. */
interface Storage extends AutoCloseable {
    ConnectionDirectory directory();

    CommandMailbox mailbox();

    TransactionStore transactions();

    IdTagStore idTags();

    CredentialStore credentials();

    @Override
    void close();
}
