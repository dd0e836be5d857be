// SPDX-License-Identifier: MIT
package io.cpgateway.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What charge points say: half MeterValues with three samples, three in ten Heartbeat, two in ten StatusNotification, in
 * a fixed random order, as masked frames that are made once. Immutable; the frames are not to be changed.
 */
final class Mix {
    private static final int LENGTH = 100;
    private static final int METER_VALUES = 50;
    private static final int HEARTBEATS = 30;
    private static final long SEED = 16;

    private final List<ByteBuffer> frames;

    Mix() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(SEED));
        List<ByteBuffer> made = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            made.add(frame(call(order.get(i), "b-" + i)));
        }
        frames = List.copyOf(made);
    }

    /** The frame that comes after so many others; wraps around. */
    ByteBuffer frame(long number) {
        return frames.get((int) (number % LENGTH)).duplicate();
    }

    /** What every connection begins with. */
    static ByteBuffer boot() {
        return frame("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"Bench\",\"chargePointModel\":\"One\"}]");
    }

    private static String call(int kind, String id) {
        if (kind < METER_VALUES) {
            return "[2,\"" + id + "\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":"
                    + "\"2026-11-25T20:00:00Z\",\"sampledValue\":["
                    + "{\"value\":\"" + (120_000 + kind) + "\",\"context\":\"Sample.Periodic\",\"measurand\":"
                    + "\"Energy.Active.Import.Register\",\"unit\":\"Wh\"},"
                    + "{\"value\":\"10.98\",\"context\":\"Sample.Periodic\",\"measurand\":\"Power.Active.Import\","
                    + "\"unit\":\"kW\"},"
                    + "{\"value\":\"15.91\",\"context\":\"Sample.Periodic\",\"measurand\":\"Current.Import\","
                    + "\"phase\":\"L1\",\"unit\":\"A\"}]}]}]";
        }
        if (kind < METER_VALUES + HEARTBEATS) {
            return "[2,\"" + id + "\",\"Heartbeat\",{}]";
        }
        return "[2,\"" + id + "\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\""
                + (kind % 2 == 0 ? "Available" : "Preparing") + "\",\"timestamp\":\"2026-11-25T20:00:00Z\"}]";
    }

    /** Masked with zeros: as the protocol asks, and the text stays as it is. */
    static ByteBuffer frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) 0x81);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }
}
