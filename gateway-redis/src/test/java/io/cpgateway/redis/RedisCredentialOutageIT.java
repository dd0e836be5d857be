// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.CredentialStore;

class RedisCredentialOutageIT extends RedisOutage<CredentialStore> {
    RedisCredentialOutageIT() {
        super(RedisNode::credentials);
    }
}
