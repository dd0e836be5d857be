// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The idTags that all processes know which share one Redis. Thread-safe. */
final class RedisIdTagStore implements IdTagStore {
    private final SharedEntries<IdTag> entries;

    RedisIdTagStore(SharedEntries<IdTag> entries) {
        this.entries = entries;
    }

    @Override
    public CompletionStage<Optional<IdTag>> find(String idTag) {
        return entries.find(key(idTag));
    }

    @Override
    public CompletionStage<Void> put(IdTag idTag) {
        return entries.put(key(idTag.idTag()), idTag);
    }

    @Override
    public CompletionStage<Boolean> remove(String idTag) {
        return entries.remove(key(idTag));
    }

    private static String key(String idTag) {
        return StoredJson.ascii(idTag.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        entries.close();
    }
}
