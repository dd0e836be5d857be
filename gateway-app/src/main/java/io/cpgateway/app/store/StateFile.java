// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The MVStore file behind the tables. Reading is thread-safe; whatever changes it is confined to one thread.
 *
 * <p>MVStore commits by itself in two ways, after a delay and when much is unsaved; both are off, or it could commit in
 * the middle of a change. Its commit writes to the file but leaves the bytes to the operating system; {@code sync} is
 * what forces them to the disk. Space is won back by rewriting sparse chunks, never by moving chunks about, as closing
 * with time for compaction does: after a crash that runs into assertions of MVStore 2.4.240. A reader registers its use of a version, else the space of pages that it is about to
 * read could be given to new ones. Nothing else is retained: MVStore does so for files that are not forced at every
 * commit, where the version before may be all that is left.
 */
final class StateFile {
    private static final int RETENTION_MILLIS = 0;
    private static final int PAGE_BYTES = 4 << 10;
    private static final int TARGET_FILL_PERCENT = 60;
    private static final int COMPACTED_BYTES = 4 << 20;

    private final Path path;
    private final Path folder;
    private volatile Opened opened;
    private volatile boolean broken;

    private record Opened(MVStore store, ConcurrentMap<String, MVMap<String, byte[]>> maps) {
        MVMap<String, byte[]> map(String name) {
            MVMap<String, byte[]> known = maps.get(name);
            return known == null ? maps.computeIfAbsent(name, this::open) : known;
        }

        private synchronized MVMap<String, byte[]> open(String name) {
            return store.openMap(
                    name,
                    new MVMap.Builder<String, byte[]>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(ByteArrayDataType.INSTANCE));
        }

        /** Not while a table is being made: the commit would miss a part of its entry. */
        private synchronized void commit() {
            store.commit();
        }
    }

    /** @throws GatewayException if the file cannot be opened */
    StateFile(Path path) {
        this.path = path.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.path.getParent(), "a file is in a folder");
        this.opened = open();
    }

    private Opened open() {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(path.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            DataFolder.sync(folder);
            return new Opened(store, new ConcurrentHashMap<>());
        } catch (MVStoreException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new GatewayException.Transient("state file " + path + " cannot be made durable", e);
        }
    }

    /** Reads, or changes what the next commit writes. */
    <R> R with(String table, Function<MVMap<String, byte[]>, R> use) {
        Opened now = opened;
        try {
            MVStore.TxCounter usage = now.store.registerVersionUsage();
            try {
                return use.apply(now.map(table));
            } finally {
                now.store.deregisterVersionUsage(usage);
            }
        } catch (MVStoreException e) {
            broken = now.store.isClosed() || broken;
            throw failure(e);
        }
    }

    /** Makes everything so far durable. After a failure nothing since the last commit may be relied on. */
    void commit() {
        try {
            if (opened.store.hasUnsavedChanges()) {
                opened.commit();
                opened.store.sync();
            }
        } catch (MVStoreException e) {
            broken = true;
            throw failure(e);
        }
    }

    /** Rewrites a bounded part of what is sparsely filled, so that the file does not grow without end. */
    void compact() {
        try {
            if (opened.store.compact(TARGET_FILL_PERCENT, COMPACTED_BYTES)) {
                opened.store.sync();
            }
        } catch (MVStoreException e) {
            broken = true;
            throw failure(e);
        }
    }

    /** Whether it must be reopened before it can be used again. */
    boolean isBroken() {
        return broken;
    }

    /** Marks that it holds something that must not be committed. */
    void markBroken() {
        broken = true;
    }

    /** Goes back to the last commit that reached the file. */
    void reopen() {
        opened.store.closeImmediately();
        opened = open();
        broken = false;
    }

    void close() {
        try {
            if (broken) {
                opened.store.closeImmediately();
            } else {
                opened.store.close();
            }
        } catch (MVStoreException e) {
            throw failure(e);
        }
    }

    private GatewayException failure(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                new GatewayException.Permanent(
                        "state file " + path + " is in use by another process: stop that one", e);
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                new GatewayException.Permanent(
                        "state file " + path + " is damaged or not ours: restore it, or move it away to begin anew", e);
            default ->
                new GatewayException.Transient(
                        "state file " + path + " cannot be used now: look at space and permissions of its disk", e);
        };
    }
}
