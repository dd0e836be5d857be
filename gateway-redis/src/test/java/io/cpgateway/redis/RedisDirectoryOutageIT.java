// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.ConnectionDirectory;
import java.util.Set;

class RedisDirectoryOutageIT extends RedisOutage<ConnectionDirectory> {
    RedisDirectoryOutageIT() {
        super(RedisNode::directory);
    }

    /** R5: a claim is decided without Redis, which is told later. */
    @Override
    protected Set<String> answeredWithoutStore() {
        return Set.of("claim");
    }
}
