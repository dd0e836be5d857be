// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.awaitility.Awaitility.await;

import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.RedisClient;

/** The processes of a contract of the neighbourhood. */
final class ContractNeighbours implements AutoCloseable {
    private final String address;
    private final Duration deadline;
    private final List<RedisNode> nodes = new ArrayList<>();
    private final Map<Neighbourhood, RedisNode> byNeighbourhood = new IdentityHashMap<>();
    private final Map<Neighbourhood, CountDownLatch> frozen = new IdentityHashMap<>();

    ContractNeighbours(EmbeddedRedis redis, Duration deadline) {
        this.address = redis.address();
        this.deadline = deadline;
        try (RedisClient client = RedisClient.create("redis://" + address)) {
            client.flushAll();
        }
    }

    Neighbourhood open(Neighbour self) {
        RedisNode node = new RedisNode(
                RedisSettings.of(address).leasedFor(TestNodes.LEASE).within(deadline),
                new NodeIdentity(self.node(), self.incarnation()),
                InstantSource.fixed(self.since()));
        nodes.add(node);
        String url = self.managementUrl();
        if (url != null) {
            node.neighbourhood().reachableAt(url);
        }
        byNeighbourhood.put(node.neighbourhood(), node);
        return node.neighbourhood();
    }

    void freeze(Neighbourhood member) {
        CountDownLatch latch = new CountDownLatch(1);
        frozen.put(member, latch);
        byNeighbourhood.get(member).occupyLease(() -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void thaw(Neighbourhood member) {
        frozen.get(member).countDown();
    }

    static void outlastLease() {
        Duration longer = TestNodes.LEASE.multipliedBy(2);
        await().pollDelay(longer).atMost(longer.multipliedBy(10)).until(() -> true);
    }

    @Override
    public void close() {
        nodes.forEach(RedisNode::close);
    }
}
