// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * For which charge point a command id stands: the only thing about commands that is not in the slot of their charge point
 * (K1). An id is reserved first and stored then; a reservation without a command can be taken over once it is so old that
 * it no longer counts when the command is stored. Thread-safe.
 */
final class CommandIds {
    /** For how long a command may be stored after its id was reserved. */
    static final long COUNTS_MS = 5_000;

    /** Clocks of two servers of a cluster may differ. */
    private static final long SPARE_MS = 5_000;

    private static final String KEPT_MS = Long.toString(Duration.ofDays(7).toMillis());

    /**
     * A reservation.
     *
     * @param text as it is stored
     * @param at when it was made, in ms of the clock of Redis
     * @param chargePointId for whom
     * @param age how old it is in ms
     */
    record Reservation(String text, long at, ChargePointId chargePointId, long age) {
        private static Reservation of(Reply reply) {
            String text = reply.text(0);
            int space = text.indexOf(' ');
            long at = Long.parseLong(text.substring(0, space));
            return new Reservation(text, at, new ChargePointId(text.substring(space + 1)), reply.number(1) - at);
        }

        /** Whether nobody can store a command with it any more. */
        boolean isStale() {
            return age > COUNTS_MS + SPARE_MS;
        }
    }

    private final StoreAccess access;

    CommandIds(StoreAccess access) {
        this.access = access;
    }

    /** Reserves an id, unless another charge point has it; the reservation that counts. */
    CompletableFuture<Reservation> reserve(String commandId, ChargePointId id) {
        return reserve(commandId, id, "");
    }

    /** The same, in place of a stale reservation. */
    CompletableFuture<Reservation> replace(String commandId, ChargePointId id, Reservation stale) {
        return reserve(commandId, id, stale.text());
    }

    private CompletableFuture<Reservation> reserve(String commandId, ChargePointId id, String instead) {
        return access.script(Script.RESERVE, List.of(NodeKeys.commandId(commandId)), id.value(), KEPT_MS, instead)
                .thenApply(Reservation::of);
    }

    CompletableFuture<Boolean> giveBack(String commandId, Reservation reservation) {
        return access.did(Script.UNRESERVE, List.of(NodeKeys.commandId(commandId)), reservation.text());
    }

    /** Which charge point an id stands for. */
    CompletableFuture<Optional<ChargePointId>> find(String commandId) {
        return access.call(redis -> Optional.ofNullable(redis.get(NodeKeys.commandId(commandId)))
                .flatMap(text -> ChargePointId.parse(text.substring(text.indexOf(' ') + 1))));
    }
}
