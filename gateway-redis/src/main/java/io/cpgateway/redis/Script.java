// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** The scripts, each in a file of its own. A server that does not know one, after a restart or failover, is sent it. */
enum Script {
    CLAIM,
    REGISTER,
    RELEASE,
    SETTLE,
    FORGET,
    RENEW,
    MEMBERS,
    WAKE,
    WAKES,
    RESERVE,
    UNRESERVE,
    ENQUEUE,
    ADVANCE,
    BEGIN,
    STOP,
    CONFIRM,
    PUT,
    REMOVE;

    private final String text = read(operation() + ".lua");
    private final String sha = sha1(text);

    /** What is said of calls that run it. */
    String operation() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Runs it; all keys are of one slot. */
    Object run(UnifiedJedis redis, List<String> keys, List<String> arguments) {
        try {
            return redis.evalsha(sha, keys, arguments);
        } catch (JedisNoScriptException unknown) {
            return redis.eval(text, keys, arguments);
        }
    }

    private static String read(String file) {
        try (InputStream in = Script.class.getResourceAsStream("lua/" + file)) {
            if (in == null) {
                throw new GatewayException.Permanent("the script " + file + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** What Redis calls it. */
    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
