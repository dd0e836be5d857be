// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The idTags of a node that is alone. Thread-safe. */
public final class TableIdTagStore implements IdTagStore {
    private final Tables tables;
    private final Table<IdTag> idTags;

    /** A store over these tables. */
    public TableIdTagStore(Tables tables) {
        this.tables = tables;
        this.idTags = tables.open("id-tags", IdTag.class);
    }

    @Override
    public CompletionStage<Optional<IdTag>> find(String idTag) {
        return tables.read(() -> Optional.ofNullable(idTags.get(key(idTag))));
    }

    @Override
    public CompletionStage<Void> put(IdTag idTag) {
        return tables.change(() -> {
            idTags.put(key(idTag.idTag()), idTag);
        });
    }

    @Override
    public CompletionStage<Boolean> remove(String idTag) {
        return tables.write(() -> idTags.remove(key(idTag)) != null);
    }

    private static String key(String idTag) {
        return idTag.toLowerCase(Locale.ROOT);
    }

    /** Does nothing: the tables belong to whoever made them. */
    @Override
    public void close() {}
}
