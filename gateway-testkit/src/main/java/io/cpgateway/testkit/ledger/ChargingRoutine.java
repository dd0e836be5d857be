// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import io.cpgateway.testkit.LocalTransaction;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualFirmware;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What happens at a charge point: cars come and go whether it is online or not. One step at a time; confined to the thread
 * of its fleet.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the transcript knows what became of it
final class ChargingRoutine {
    /** With more waiting than this, it has its drivers wait. */
    private static final int QUEUED_AT_MOST = 50;

    private static final int TAGS = 1000;
    private static final int STEPS_AT_LEAST = 3;
    private static final int STEPS_MORE = 6;

    private final VirtualFirmware firmware;
    private final Random random;
    private @Nullable LocalTransaction transaction;
    private int stepsLeft;
    private int meter;

    ChargingRoutine(VirtualFirmware firmware, long seed) {
        this.firmware = firmware;
        this.random = new Random(seed);
    }

    VirtualFirmware firmware() {
        return firmware;
    }

    /** Whether the charge point is online and has said everything. */
    boolean isSettled() {
        return firmware.isOnline() && firmware.queued() == 0;
    }

    void step() {
        if (firmware.queued() > QUEUED_AT_MOST) {
            return;
        }
        LocalTransaction going = transaction;
        if (going == null) {
            withoutCar();
        } else if (stepsLeft-- > 0) {
            charging(going);
        } else {
            finish();
        }
    }

    /** Ends what goes on. */
    void finish() {
        LocalTransaction going = transaction;
        if (going != null) {
            going.end(++meter);
            firmware.call(UsualCall.status(1, "Available"));
            transaction = null;
        }
    }

    private void withoutCar() {
        switch (random.nextInt(5)) {
            case 0 -> firmware.call(UsualCall.heartbeat());
            case 1 -> firmware.call(UsualCall.status(1, "Preparing"));
            default -> {
                String tag = "TAG" + random.nextInt(TAGS);
                firmware.call(UsualCall.authorize(tag));
                transaction = firmware.begin(1, tag, ++meter);
                stepsLeft = STEPS_AT_LEAST + random.nextInt(STEPS_MORE);
            }
        }
    }

    private void charging(LocalTransaction going) {
        switch (random.nextInt(5)) {
            case 0 -> firmware.call(UsualCall.status(1, "Charging"));
            case 1 -> firmware.call(UsualCall.heartbeat());
            default -> going.meter(++meter);
        }
    }
}
