// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The processes that hold the parts of a Redis Cluster: one that was restarted, or took over from another one, may lack
 * what was written last (K5). Used by one thread at a time.
 */
final class ClusterRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterRuns.class);
    private static final Pattern RUN = Pattern.compile("run_id:(\\w+)");

    private Set<String> known = Set.of();

    /** Their run ids, the same text as long as no other one comes; empty where Redis is no cluster. */
    String of(UnifiedJedis redis) {
        if (redis instanceof RedisClusterClient cluster) {
            Set<String> now = new TreeSet<>();
            cluster.getClusterNodes().values().forEach(server -> master(server).ifPresent(now::add));
            if (!known.containsAll(now)) {
                known = now;
            }
        }
        return String.join(",", known);
    }

    private static Optional<String> master(ConnectionPool server) {
        try (Connection connection = server.getResource()) {
            String info = new Jedis(connection).info();
            Matcher run = RUN.matcher(info);
            return info.contains("role:master") && run.find() ? Optional.of(run.group(1)) : Optional.empty();
        } catch (JedisException away) { // what it lost shows when it is back, then by a new connection
            server.clear();
            LOG.debug("A server of the cluster does not say which run it is: {}", away.getMessage());
            return Optional.empty();
        }
    }
}
