// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway uses Redis.
 *
 * @param address where it is; may hold a password
 * @param trust whom to trust where TLS is used, null for the default of the virtual machine
 * @param deadline how long a call may take
 * @param threads how many calls are on their way at once, and connections at most
 * @param maxQueue how many calls wait for a thread; one more fails at once
 * @param lease how long a process that says nothing counts as alive
 * @param cache what is kept of credentials and idTags
 */
public record RedisSettings(
        String address,
        @Nullable TrustStore trust,
        Duration deadline,
        int threads,
        int maxQueue,
        Duration lease,
        CachePolicy cache) {
    private static final Duration DEADLINE = Duration.ofMillis(250);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int THREADS = 8;
    private static final int MAX_QUEUE = 4096;

    /**
     * Certificates to trust.
     *
     * @param file a key store, PKCS 12 or JKS
     * @param password its password, null for none
     */
    public record TrustStore(Path file, @Nullable String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "TrustStore[" + file + "]";
        }
    }

    /**
     * What is kept of credentials and idTags, each on their own.
     *
     * @param maxSize how many at most
     * @param staleness how long an entry is used without looking whether it changed; a change is told at once, and this
     *     is the bound where the message was lost
     * @param outageTtl how long an entry is used after it was last read while Redis is away
     */
    public record CachePolicy(int maxSize, Duration staleness, Duration outageTtl) {
        /** 100,000 entries, 60 seconds, 24 hours. */
        public static final CachePolicy DEFAULT =
                new CachePolicy(100_000, Duration.ofSeconds(60), Duration.ofHours(24));
    }

    /** Default bounds. */
    public static RedisSettings of(String address) {
        return new RedisSettings(address, null, DEADLINE, THREADS, MAX_QUEUE, LEASE, CachePolicy.DEFAULT);
    }

    /** What an address looks like, if this is none; empty if it is one. */
    public static Optional<String> expectedInsteadOf(String address) {
        try {
            RedisAddress.parse(address);
            return Optional.empty();
        } catch (GatewayException.Permanent mistake) {
            return Optional.of(RedisAddress.EXPECTED);
        }
    }

    /** With certificates to trust. */
    public RedisSettings trusting(TrustStore store) {
        return new RedisSettings(address, store, deadline, threads, maxQueue, lease, cache);
    }

    /** With another deadline for calls. */
    public RedisSettings within(Duration time) {
        return new RedisSettings(address, trust, time, threads, maxQueue, lease, cache);
    }

    /** With another lease. */
    public RedisSettings leasedFor(Duration time) {
        return new RedisSettings(address, trust, deadline, threads, maxQueue, time, cache);
    }

    /** With another cache. */
    public RedisSettings caching(CachePolicy policy) {
        return new RedisSettings(address, trust, deadline, threads, maxQueue, lease, policy);
    }

    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
        return "RedisSettings[" + RedisAddress.parse(address) + ", lease=" + lease + ", " + cache + "]";
    }
}
