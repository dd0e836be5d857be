// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandStatus;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import redis.clients.jedis.resps.Tuple;

/**
 * One state in the outbox of a shard.
 *
 * @param shard which
 * @param number its place among the states of the shard
 * @param writer the incarnation that wrote it
 * @param status the command as it then stood
 */
record OutboxLine(int shard, long number, String writer, CommandStatus status) {
    static OutboxLine of(ShardKeys keys, Tuple tuple) {
        String[] parts = tuple.getElement().split(" ", 3);
        return new OutboxLine(
                keys.shard(), Long.parseLong(parts[0]), parts[1], StoredJson.read(CommandStatus.class, parts[2]));
    }

    /** A number that says the shard as well, and nearly in the order of time over all of them. */
    long sequence() {
        return number * ShardKeys.SHARDS + shard;
    }

    private String commandId() {
        return status.command().commandId();
    }

    /**
     * Those of one shard that are to be handed out: the ones that match, each after all earlier ones of its command,
     * whoever wrote these (M5).
     *
     * @param lines from the first of the shard, without a gap
     */
    static List<OutboxLine> handedOut(List<OutboxLine> lines, Predicate<OutboxLine> matches) {
        Deque<OutboxLine> chosen = new ArrayDeque<>();
        Set<String> commands = new HashSet<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            OutboxLine line = lines.get(i);
            if (commands.contains(line.commandId()) || matches.test(line)) {
                commands.add(line.commandId());
                chosen.addFirst(line);
            }
        }
        return List.copyOf(chosen);
    }

    /** The first so many of several shards: what is cut off of a command is what comes last. */
    static List<Unpublished> first(int limit, List<OutboxLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparingLong(OutboxLine::sequence))
                .limit(limit)
                .map(line -> new Unpublished(line.sequence(), line.status()))
                .toList();
    }
}
