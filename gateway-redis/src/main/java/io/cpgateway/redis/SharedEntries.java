// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.redis.RedisSettings.CachePolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Entries in a hash for each shard, with a cache in front that hears of changes by other processes. Thread-safe.
 *
 * @param <V> the entry
 */
final class SharedEntries<V extends Record> {
    private final StoreAccess access;
    private final Class<V> type;
    private final String name;
    private final Function<ShardKeys, String> hash;
    private final OutageCache<V> cache;

    /**
     * @param name what messages about changes begin with, one letter
     * @param hash where the entries of a shard are
     */
    SharedEntries(
            StoreAccess access, Class<V> type, String name, Function<ShardKeys, String> hash, CachePolicy policy) {
        this.access = access;
        this.type = type;
        this.name = name;
        this.hash = hash;
        this.cache = new OutageCache<>(policy);
    }

    CompletableFuture<Optional<V>> find(String key) {
        return access.isClosed()
                ? access.known(Optional.empty())
                : cache.find(
                        key,
                        () -> access.call(redis -> Optional.ofNullable(redis.hget(place(key), key))
                                .map(json -> StoredJson.read(type, json))));
    }

    CompletableFuture<Void> put(String key, V value) {
        return changing(
                        key,
                        access.did(
                                Script.PUT,
                                List.of(place(key)),
                                key,
                                StoredJson.write(value),
                                NodeKeys.CHANGES,
                                name + key))
                .thenAccept(done -> {});
    }

    CompletableFuture<Boolean> remove(String key) {
        return changing(key, access.did(Script.REMOVE, List.of(place(key)), key, NodeKeys.CHANGES, name + key));
    }

    /** Whoever reads before the change is made must not keep what it reads. */
    private <T> CompletableFuture<T> changing(String key, CompletableFuture<T> change) {
        return change.thenApply(done -> {
            cache.changed(key);
            return done;
        });
    }

    CompletableFuture<Boolean> isEmpty() {
        return access.<Long>all(pipeline -> ShardKeys.all().stream()
                        .map(keys -> pipeline.hlen(hash.apply(keys)))
                        .toList())
                .thenApply(sizes -> sizes.stream().allMatch(size -> size == 0));
    }

    /** Another process, or this one, has said that an entry changed. */
    void heard(String message) {
        if (message.startsWith(name)) {
            cache.changed(message.substring(name.length()));
        }
    }

    CacheUse use() {
        return cache.use();
    }

    void doubtAll() {
        cache.doubtAll();
    }

    void close() {
        access.close();
    }

    private String place(String key) {
        return hash.apply(ShardKeys.of(key));
    }
}
