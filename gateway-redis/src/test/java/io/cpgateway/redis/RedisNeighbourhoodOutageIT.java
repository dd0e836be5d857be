// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.testkit.contract.NeighbourhoodOutageContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class RedisNeighbourhoodOutageIT extends NeighbourhoodOutageContract {
    private final EmbeddedRedis redis = EmbeddedRedis.builder().start();
    private final ContractNeighbours neighbours = new ContractNeighbours(redis, Duration.ofSeconds(1));

    @Override
    protected Neighbourhood opened(Neighbour self) {
        return neighbours.open(self);
    }

    @Override
    protected void cut() {
        redis.pause();
    }

    @Override
    protected void restore() {
        if (redis.isRunning()) {
            redis.resume();
        }
    }

    @Override
    protected void outlastLease() {
        ContractNeighbours.outlastLease();
    }

    @AfterEach
    void stop() {
        neighbours.close();
        redis.close();
    }
}
