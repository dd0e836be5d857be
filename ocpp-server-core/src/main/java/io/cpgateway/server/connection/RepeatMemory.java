// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last few CALLs of a connection, to recognise one that is sent again under its id (C11). Confined to its
 * connection.
 */
final class RepeatMemory {
    private static final int KEPT = 4;

    private final Deque<Seen> seen = new ArrayDeque<>(KEPT);

    /** A CALL that was seen, and its answer once there is one. */
    static final class Seen {
        private final String messageId;
        private final String fingerprint;
        private final String eventId;
        private Decision.@Nullable Answer answer;
        private boolean open = true;

        private Seen(String messageId, String fingerprint, String eventId) {
            this.messageId = messageId;
            this.fingerprint = fingerprint;
            this.eventId = eventId;
        }

        boolean isSame(String otherFingerprint) {
            return fingerprint.equals(otherFingerprint);
        }

        /** The answer to give again, marked as a confirmed repeat; null if it was never answered. */
        Decision.@Nullable Answer repeated() {
            Decision.Answer first = answer;
            if (first == null) {
                return null;
            }
            Decision.Repeat repeat = new Decision.Repeat(eventId, true);
            return new Decision.Answer(first.payload(), null, first.transactionId(), repeat, first.flags(), List.of());
        }

        boolean isOpen() {
            return open;
        }

        boolean wasAnswered() {
            return answer != null;
        }

        void answered(Decision.Answer given) {
            answer = given;
            open = false;
        }

        /** It was refused: sent again, it is looked at again. */
        void refused() {
            open = false;
        }

        void reopened() {
            open = true;
        }
    }

    @Nullable
    Seen find(String messageId) {
        for (Seen call : seen) {
            if (call.messageId.equals(messageId)) {
                return call;
            }
        }
        return null;
    }

    /** Remembers a CALL; one that had the same id before is forgotten. */
    Seen remember(String messageId, String fingerprint, String eventId) {
        Seen former = find(messageId);
        if (former != null) {
            seen.remove(former);
        } else if (seen.size() == KEPT) {
            seen.removeFirst();
        }
        Seen added = new Seen(messageId, fingerprint, eventId);
        seen.addLast(added);
        return added;
    }
}
