// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an {@link EmbeddedRedis} is set up. Not thread-safe. */
public final class RedisBuilder {
    /** How much higher the port is on which servers of a cluster talk; up to Redis 6.2 it is always this. */
    private static final int CLUSTER_BUS = 10_000;

    private final List<String> lines = new ArrayList<>();
    private boolean packaged;
    private boolean sentinel;
    private boolean cluster;
    private @Nullable Path certificate;
    private @Nullable Path key;
    private @Nullable Path folder;

    RedisBuilder() {}

    /** Writes every change to a file before it is answered, so that {@link EmbeddedServer#restart()} finds it again. */
    public RedisBuilder appendOnly() {
        return line("appendonly yes").line("appendfsync always");
    }

    /** Asks the default user for this password. */
    public RedisBuilder password(String password) {
        return line("requirepass \"" + password + "\"");
    }

    /** Adds a line to the configuration, such as {@code user app on >secret ~* +@all} or {@code maxmemory 10mb}. */
    public RedisBuilder line(String line) {
        lines.add(line);
        return this;
    }

    /** Takes TLS connections only, with this certificate and its key, in PEM. */
    public RedisBuilder tls(Path pemCertificate, Path pemKey) {
        certificate = pemCertificate;
        key = pemKey;
        return this;
    }

    /** Is a sentinel, which watches what lines such as {@code sentinel monitor name 127.0.0.1 6379 1} say. */
    public RedisBuilder sentinel() {
        sentinel = true;
        return this;
    }

    /** Is a part of a cluster that is still to be made: it knows of no other server and has no slots. */
    public RedisBuilder cluster() {
        cluster = true;
        return line("cluster-enabled yes");
    }

    /** Takes the packaged server, version 6.2, also where {@code redis-server} is on the PATH. */
    public RedisBuilder packaged() {
        packaged = true;
        return this;
    }

    /** Keeps configuration and data in this folder, which is not deleted, instead of in a temporary one. */
    public RedisBuilder folder(Path path) {
        folder = path;
        return this;
    }

    /**
     * Starts the server and returns when it serves.
     *
     * @throws AssertionError with its output if it does not start; its process is gone then
     */
    public EmbeddedRedis start() {
        EmbeddedRedis redis = new EmbeddedRedis(this);
        try {
            redis.restart();
            return redis;
        } catch (Throwable failure) {
            redis.close();
            throw failure;
        }
    }

    boolean isSentinel() {
        return sentinel;
    }

    int port() {
        return FreePort.next(cluster ? CLUSTER_BUS : 0);
    }

    /** What the configuration of a server on this port begins with, and what was added. */
    List<String> lines(int port) {
        List<String> all = new ArrayList<>(List.of("bind 127.0.0.1", "daemonize no"));
        if (certificate != null && key != null) {
            all.addAll(List.of(
                    "port 0",
                    "tls-port " + port,
                    "tls-auth-clients no",
                    "tls-cert-file \"" + certificate + "\"",
                    "tls-key-file \"" + key + "\""));
        } else {
            all.add("port " + port);
        }
        if (!sentinel) {
            all.add("save \"\"");
        }
        all.addAll(lines);
        return all;
    }

    @Nullable
    Path folder() {
        return folder;
    }

    Path program() {
        return packaged ? RedisProgram.packaged() : RedisProgram.find();
    }
}
