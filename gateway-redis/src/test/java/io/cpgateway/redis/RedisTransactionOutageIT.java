// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.TransactionStore;

class RedisTransactionOutageIT extends RedisOutage<TransactionStore> {
    RedisTransactionOutageIT() {
        super(RedisNode::transactions);
    }
}
