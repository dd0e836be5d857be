// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.TransactionStore;

/**
 * What a server stands on. Whoever made the parts closes them, after the server.
 *
 * @param sink where events become durable
 * @param directory who owns which connection; a {@link DirectoryApart} if its claims speak of another mailbox than this one
 * @param mailbox what waits for charge points
 * @param transactions what was answered before
 * @param idTags who may charge
 * @param authenticator who may connect, where credentials are asked for
 * @param neighbourhood the processes that share these parts
 */
public record ServerParts(
        EventSink sink,
        ConnectionDirectory directory,
        CommandMailbox mailbox,
        TransactionStore transactions,
        IdTagStore idTags,
        ChargePointAuthenticator authenticator,
        Neighbourhood neighbourhood) {}
