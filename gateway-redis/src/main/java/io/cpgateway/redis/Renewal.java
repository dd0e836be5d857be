// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.util.Set;

/**
 * One renewal of a lease: what Redis said.
 *
 * @param atNanos when, by the nano clock of this process
 * @param sinceNanos since when renewals followed each other without a break, by the same
 * @param number how many renewals of all processes Redis has counted
 * @param time of Redis, in milliseconds
 * @param up since when somebody has seen Redis without a break, by its time
 * @param incarnations of those who have a lease
 * @param judge whether this process looks after what dead ones left, if it may
 * @param run which process of Redis it was, and of a cluster those of all masters besides
 * @param lost whether Redis may have lost writes since this process last knew of it, or since the last one did
 * @param doubtful whether nobody has said of this run that it has everything, and this process has just come
 * @param lapsed whether others may have judged this process
 */
record Renewal(
        long atNanos,
        long sinceNanos,
        long number,
        long time,
        long up,
        Set<String> incarnations,
        boolean judge,
        String run,
        boolean lost,
        boolean doubtful,
        boolean lapsed) {
    /** Reads what the script answered. */
    static Renewal of(Reply reply, long atNanos, long sinceNanos) {
        return new Renewal(
                atNanos,
                sinceNanos,
                reply.number(3),
                reply.number(0),
                reply.number(4),
                Set.copyOf(reply.texts(5)),
                reply.number(6) == 1,
                reply.text(7),
                reply.number(1) == 1,
                reply.number(1) == 2,
                reply.number(2) == 1);
    }
}
