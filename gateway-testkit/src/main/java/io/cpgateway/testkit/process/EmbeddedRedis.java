// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Redis server on the loopback address. Without {@link RedisBuilder#appendOnly()} a {@link #restart()} finds nothing,
 * as with a server that keeps all in memory.
 */
public final class EmbeddedRedis extends EmbeddedServer {
    private static final Pattern STARTED = Pattern.compile("Ready to accept connections|Sentinel ID is");
    private static final Duration START = Duration.ofSeconds(30);

    private final int port;
    private final Path program;
    private final List<String> lines;
    private final boolean sentinel;

    EmbeddedRedis(RedisBuilder builder) {
        super("redis", builder.folder());
        port = builder.port();
        program = builder.program();
        lines = builder.lines(port);
        sentinel = builder.isSentinel();
    }

    /** A server to be set up and started. */
    public static RedisBuilder builder() {
        return new RedisBuilder();
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    ChildProcess launch() {
        Path file = folder().resolve("redis.conf");
        List<String> configuration = new ArrayList<>(lines);
        configuration.add("dir \"" + folder() + "\"");
        try {
            Files.createDirectories(folder());
            Files.write(file, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        List<String> command = new ArrayList<>(List.of(program.toString(), file.toString()));
        if (sentinel) {
            command.add("--sentinel");
        }
        ChildProcess server =
                ChildProcess.start("redis", new ProcessBuilder(command).directory(folder().toFile()), STARTED);
        server.awaitSigns(START);
        return server;
    }
}
