// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.testkit.contract.NeighbourhoodContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

@EmbeddedServers
class RedisNeighbourhoodIT extends NeighbourhoodContract {
    private final ContractNeighbours neighbours;

    RedisNeighbourhoodIT(EmbeddedRedis redis) {
        neighbours = new ContractNeighbours(redis, Duration.ofSeconds(5));
    }

    @Override
    protected Neighbourhood opened(Neighbour self) {
        return neighbours.open(self);
    }

    @Override
    protected void freeze(Neighbourhood member) {
        neighbours.freeze(member);
    }

    @Override
    protected void thaw(Neighbourhood member) {
        neighbours.thaw(member);
    }

    @Override
    protected void outlastLease() {
        ContractNeighbours.outlastLease();
    }

    @AfterEach
    void stop() {
        neighbours.close();
    }
}
