// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.TransactionStore;
import java.time.InstantSource;

/**
 * What answers are made of.
 *
 * @param idTags the idTags that are known
 * @param unknownIdTags the status of all others
 * @param transactions the transactions
 * @param clock the time
 */
public record Stores(
        IdTagStore idTags, IdTag.Status unknownIdTags, TransactionStore transactions, InstantSource clock) {}
