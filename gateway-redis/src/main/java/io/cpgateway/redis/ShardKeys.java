// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * The keys of one of 64 shards. All carry the same hash tag, so whatever belongs to one charge point is in one slot of a
 * cluster, and one script can change it.
 *
 * @param shard its number
 */
record ShardKeys(int shard) {
    static final int SHARDS = 64;
    private static final List<ShardKeys> ALL =
            IntStream.range(0, SHARDS).mapToObj(ShardKeys::new).toList();

    static List<ShardKeys> all() {
        return ALL;
    }

    static ShardKeys of(ChargePointId id) {
        return of(id.value());
    }

    /** The shard of whatever has this name. */
    static ShardKeys of(String name) {
        return ALL.get(JedisClusterCRC16.getCRC16(name) % SHARDS);
    }

    private String key(String rest) {
        return "cpgw:{" + shard + "}:" + rest;
    }

    String presence(ChargePointId id) {
        return key("presence:" + id);
    }

    String open(ChargePointId id) {
        return key("open:" + id);
    }

    String open() {
        return key("open");
    }

    String ids() {
        return key("ids");
    }

    String command(String commandId) {
        return key("command:" + commandId);
    }

    String waiting(ChargePointId id) {
        return key("waiting:" + id);
    }

    String sent(ChargePointId id) {
        return key("sent:" + id);
    }

    String due() {
        return key("due");
    }

    String outbox() {
        return key("outbox");
    }

    String lastState() {
        return key("last-state");
    }

    String transaction(ChargePointId id, long transactionId) {
        return key("transaction:" + id + ":" + transactionId);
    }

    String running(ChargePointId id, String businessKey) {
        return key("running:" + id + ":" + businessKey);
    }

    String credentials() {
        return key("credentials");
    }

    String idTags() {
        return key("id-tags");
    }
}
