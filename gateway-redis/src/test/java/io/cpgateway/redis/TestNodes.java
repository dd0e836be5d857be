// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.RedisClient;

/** Processes that share a Redis, as far as Redis can tell. Leases are short, calls may take long: machines are slow. */
final class TestNodes implements AutoCloseable {
    static final Duration LEASE = Duration.ofMillis(800);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String address;
    private final List<RedisNode> nodes = new ArrayList<>();

    TestNodes(String address) {
        this.address = address;
    }

    /** On an empty server. */
    static TestNodes onEmpty(EmbeddedRedis redis) {
        try (RedisClient client = RedisClient.create("redis://" + redis.address())) {
            client.flushAll();
        }
        return new TestNodes(redis.address());
    }

    RedisNode start() {
        return start(InstantSource.system());
    }

    RedisNode start(InstantSource clock) {
        return start(settings(), clock);
    }

    RedisSettings settings() {
        return RedisSettings.of(address).leasedFor(LEASE).within(PATIENCE);
    }

    RedisNode start(RedisSettings settings, InstantSource clock) {
        String incarnation = UUID.randomUUID().toString();
        NodeIdentity self = new NodeIdentity("node-" + nodes.size(), incarnation);
        RedisNode node = new RedisNode(settings, self, clock);
        nodes.add(node);
        return node;
    }

    /** Ends those that run, and starts one that looks after what they left at once. */
    RedisNode restart(InstantSource clock) {
        nodes.forEach(RedisNode::close);
        RedisNode next = start(clock);
        if (nodes.size() > 1) {
            await().atMost(Duration.ofSeconds(20)).until(next::isJudge);
        }
        return next;
    }

    @Override
    public void close() {
        nodes.forEach(RedisNode::close);
    }
}
