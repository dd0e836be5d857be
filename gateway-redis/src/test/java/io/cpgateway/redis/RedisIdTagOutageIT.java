// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.IdTagStore;

class RedisIdTagOutageIT extends RedisOutage<IdTagStore> {
    RedisIdTagOutageIT() {
        super(RedisNode::idTags);
    }
}
