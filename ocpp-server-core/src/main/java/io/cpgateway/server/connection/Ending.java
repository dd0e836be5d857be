// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ends: the transport closes, what is undecided is decided, the {@code disconnected} event becomes
 * durable, the claim is released. Confined to its connection.
 */
final class Ending {
    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final EventFactory events;
    private final PublicationSlot slot;
    private final OutboundCalls outbound;
    private final Backoff backoff = new Backoff(FIRST_DELAY);
    private Phase phase = Phase.OPEN;
    private DisconnectReason reason = DisconnectReason.CHARGE_POINT;
    private int code;
    private @Nullable List<GatewayEvent> disconnected;
    private @Nullable Instant dropAt;
    private @Nullable Instant retryAt;

    private enum Phase {
        OPEN,
        CLOSING,
        ENDED,
        REPORTED,
        RELEASED
    }

    Ending(EventFactory events, PublicationSlot slot, OutboundCalls outbound) {
        this.events = events;
        this.slot = slot;
        this.outbound = outbound;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isReleased() {
        return phase == Phase.RELEASED;
    }

    void close(Step step, int closeCode, DisconnectReason why) {
        phase = Phase.CLOSING;
        code = closeCode;
        reason = why;
        dropAt = step.now().plus(CLOSE_TIME);
        step.emit(new Output.CloseTransport(closeCode, why));
    }

    /** Ends without waiting for the peer, who will not answer. */
    void drop(Step step, DisconnectReason why) {
        if (phase == Phase.OPEN) {
            reason = why;
            code = 1006;
        }
        step.emit(new Output.DropTransport());
        ended(step);
    }

    void transportClosed(Step step, int closeCode) {
        if (phase == Phase.OPEN) {
            code = closeCode;
        }
        if (phase == Phase.OPEN || phase == Phase.CLOSING) {
            ended(step);
        }
    }

    void timePassed(Step step) {
        if (phase == Phase.CLOSING && dropAt != null && step.hasReached(dropAt)) {
            drop(step, reason);
        }
        if (phase == Phase.ENDED && retryAt != null && step.hasReached(retryAt)) {
            retryAt = null;
        }
        proceed(step);
    }

    /** Takes the next step towards the end, as far as what is undecided allows. */
    void proceed(Step step) {
        if (phase == Phase.ENDED && !slot.isBusy() && retryAt == null) {
            if (disconnected == null) {
                disconnected = events.disconnected(reason, code, slot.lastDurable(), step.now());
            }
            slot.publish(
                    step,
                    disconnected,
                    durable -> phase = Phase.REPORTED,
                    failed -> retryAt = backoff.failed(failed.now()));
        }
        if (phase == Phase.REPORTED && outbound.isIdle()) {
            phase = Phase.RELEASED;
            step.emit(new Output.Release(new Closing(step.now(), code, reason.wireName(), reason.by())));
        }
    }

    @Nullable
    Instant deadline() {
        return phase == Phase.CLOSING ? dropAt : phase == Phase.ENDED ? retryAt : null;
    }

    private void ended(Step step) {
        phase = Phase.ENDED;
        proceed(step);
    }
}
