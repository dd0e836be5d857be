// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

/** Everything that is measured of Redis, where the node has one: names, labels and meanings. No label holds an id. */
enum RedisMetric {
    /** Whether it serves. */
    REACHABLE("ocppgw.redis.reachable", Kind.GAUGE, "1 while Redis serves as far as this node knows, else 0"),
    /** Round trips and their times. */
    CALLS(
            "ocppgw.redis.calls",
            Kind.TIMER,
            "Round trips that Redis answered, and how long who asked had to wait: the script, or `plain` commands",
            "operation"),
    /** Calls without a result. */
    FAILURES(
            "ocppgw.redis.failures",
            Kind.COUNTER,
            "Calls to Redis without a result: `late`, `not_served`, `refused`, or not even tried: `away`, `crowded`",
            "kind"),
    /** What it has to be told. */
    UNTOLD("ocppgw.redis.untold", Kind.GAUGE, "Connections and their ends that Redis has not been told of yet"),
    /** Lapses of the lease. */
    LEASE_LAPSES(
            "ocppgw.redis.lease.lapses",
            Kind.COUNTER,
            "How often the lease of this node had run out, so that it closed its connections"),
    /** Losses of writes. */
    WRITES_LOST(
            "ocppgw.redis.writes.lost",
            Kind.COUNTER,
            "How often Redis was restarted, or had lost writes in another way"),
    /** Restoring of the mailbox. */
    MAILBOX_RESTORING(
            "ocppgw.redis.mailbox.restoring",
            Kind.GAUGE,
            "1 while commands wait for the mailbox to be restored after that, else 0"),
    /** Uses of caches. */
    CACHE_HITS(
            "ocppgw.redis.cache.hits",
            Kind.COUNTER,
            "Credentials and idTags that were used without asking Redis",
            "cache"),
    /** Readings behind caches. */
    CACHE_MISSES("ocppgw.redis.cache.misses", Kind.COUNTER, "Credentials and idTags that Redis was asked for", "cache"),
    /** Old entries that had to do. */
    CACHE_OUTAGES(
            "ocppgw.redis.cache.outages",
            Kind.COUNTER,
            "Of the misses: an old entry had to do, as Redis could not be asked",
            "cache"),
    /** What caches hold. */
    CACHE_ENTRIES("ocppgw.redis.cache.entries", Kind.GAUGE, "Entries of a cache, `cache.max_size` at most", "cache");

    /** What a value means. */
    enum Kind {
        /** It only rises. */
        COUNTER("_total"),
        /** It goes up and down. */
        GAUGE(""),
        /** How often, and how long in seconds: {@code _count}, {@code _sum}, {@code _bucket}. */
        TIMER("_seconds");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    private final String meterName;
    private final Kind kind;
    private final String description;
    private final String label;

    RedisMetric(String meterName, Kind kind, String description) {
        this(meterName, kind, description, "");
    }

    RedisMetric(String meterName, Kind kind, String description, String label) {
        this.meterName = meterName;
        this.kind = kind;
        this.description = description;
        this.label = label;
    }

    String meterName() {
        return meterName;
    }

    /** The name as Prometheus shows it. */
    String prometheusName() {
        return meterName.replace('.', '_') + kind.suffix;
    }

    Kind kind() {
        return kind;
    }

    String description() {
        return description;
    }

    /** The name of its label, empty if it has none. */
    String label() {
        return label;
    }
}
