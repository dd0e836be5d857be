// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.CommandMailbox;

class RedisMailboxOutageIT extends RedisOutage<CommandMailbox> {
    RedisMailboxOutageIT() {
        super(RedisNode::mailbox);
    }
}
