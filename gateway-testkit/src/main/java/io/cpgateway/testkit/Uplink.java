// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a firmware: at most one, and soon another when it is lost, while there is power and network. Changed
 * in the turns of its firmware only.
 */
final class Uplink {
    private final ChargePointConnector connector;
    private final Turns turns;
    private final Backoff backoff;
    private final Consumer<VirtualChargePoint> whenOpened;
    private final Runnable whenLost;
    private @Nullable Supplier<URI> base;
    private @Nullable VirtualChargePoint socket;
    private boolean network = true;
    private boolean connecting;

    Uplink(
            ChargePointConnector connector,
            Turns turns,
            Backoff backoff,
            Consumer<VirtualChargePoint> whenOpened,
            Runnable whenLost) {
        this.connector = connector;
        this.turns = turns;
        this.backoff = backoff;
        this.whenOpened = whenOpened;
        this.whenLost = whenLost;
    }

    @Nullable
    VirtualChargePoint socket() {
        return socket;
    }

    void powerOn(Supplier<URI> address) {
        base = address;
        connect();
    }

    void powerOff() {
        base = null;
        drop();
    }

    void network(boolean there) {
        network = there;
        if (there) {
            connect();
        } else {
            drop();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it comes back as connected
    private void connect() {
        Supplier<URI> address = base;
        if (address != null && network && socket == null && !connecting) {
            connecting = true;
            connector.connect(address.get()).whenComplete((opened, failure) -> turns.take(() -> connected(opened)));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it comes back as lost
    private void connected(@Nullable VirtualChargePoint opened) {
        connecting = false;
        if (opened == null) {
            connectLater();
        } else if (base == null || !network) {
            opened.abort();
        } else {
            backoff.reset();
            socket = opened;
            whenOpened.accept(opened);
            opened.closed().thenAccept(code -> turns.take(() -> lost(opened)));
        }
    }

    private void drop() {
        VirtualChargePoint open = socket;
        if (open != null) {
            open.abort();
            lost(open);
        }
    }

    private void lost(VirtualChargePoint ended) {
        if (socket == ended) {
            socket = null;
            whenLost.run();
            connectLater();
        }
    }

    private void connectLater() {
        Duration pause = backoff.next();
        turns.after(pause, this::connect);
    }
}
