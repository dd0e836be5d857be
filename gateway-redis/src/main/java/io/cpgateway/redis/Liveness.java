// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.Presence;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Which processes are alive. Most are known from the last renewal of the lease; who is not is asked for, since he may
 * have come just now. Thread-safe.
 */
final class Liveness {
    private static final List<String> KEYS = List.of(NodeKeys.LEASES, NodeKeys.NEIGHBOURS);

    private final StoreAccess access;
    private final Lease lease;

    Liveness(StoreAccess access, Lease lease) {
        this.access = access;
        this.lease = lease;
    }

    /** Which of these processes have no lease. */
    CompletableFuture<Set<String>> gone(Set<String> incarnations) {
        Set<String> unknown =
                incarnations.stream().filter(i -> !lease.isKnown(i)).collect(Collectors.toUnmodifiableSet());
        return unknown.isEmpty()
                ? CompletableFuture.completedFuture(Set.of())
                : access.script(Script.MEMBERS, KEYS).thenApply(members -> without(unknown, members.texts()));
    }

    private static Set<String> without(Set<String> incarnations, List<String> members) {
        return incarnations.stream().filter(i -> !members.contains(i)).collect(Collectors.toUnmodifiableSet());
    }

    /** These, offline where the process that holds them is gone. */
    CompletableFuture<List<Presence>> judged(List<Presence> presences) {
        Set<String> holders = presences.stream()
                .filter(Presence::online)
                .map(p -> p.owner().incarnation())
                .collect(Collectors.toUnmodifiableSet());
        return gone(holders)
                .thenApply(gone -> presences.stream()
                        .map(p -> p.online() && gone.contains(p.owner().incarnation()) ? p.offline() : p)
                        .toList());
    }
}
