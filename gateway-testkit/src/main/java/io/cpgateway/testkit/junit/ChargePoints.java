// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.junit;

import io.cpgateway.testkit.ChargePointConnector;
import io.cpgateway.testkit.FirmwareSettings;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.VirtualFirmware;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Virtual charge points of one gateway; all that it made end with it. Thread-safe. */
public final class ChargePoints implements AutoCloseable {
    private final URI server;
    private final Queue<Runnable> ends = new ConcurrentLinkedQueue<>();

    ChargePoints(URI server) {
        this.server = server;
    }

    /**
     * A charge point of that id, connected.
     *
     * @throws java.util.concurrent.CompletionException if it is not let in
     */
    public VirtualChargePoint connect(String id) {
        return connect(VirtualChargePoint.named(id));
    }

    /**
     * A charge point that connects and behaves so, connected.
     *
     * @throws java.util.concurrent.CompletionException if it is not let in
     */
    public VirtualChargePoint connect(ChargePointConnector connector) {
        VirtualChargePoint point = connector.connect(server).join();
        ends.add(point::abort);
        return point;
    }

    /** A charge point that connects by itself, again and again, and queues what it cannot send; switched on. */
    public VirtualFirmware powerOn(ChargePointConnector connector, FirmwareSettings settings) {
        VirtualFirmware firmware = connector.firmware(settings);
        ends.add(firmware::close);
        firmware.powerOn(server);
        return firmware;
    }

    /** Ends them without a word, as a power cut does. */
    @Override
    public void close() {
        for (Runnable end = ends.poll(); end != null; end = ends.poll()) {
            end.run();
        }
    }
}
