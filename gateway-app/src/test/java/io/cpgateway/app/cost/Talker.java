// SPDX-License-Identifier: MIT
package io.cpgateway.app.cost;

import io.cpgateway.testkit.RawSocket;
import io.cpgateway.testkit.RawSocket.RawFrame;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A charge point that charges and says the usual things in the usual proportions: of ten messages five are MeterValues of
 * three samples, three Heartbeat, two StatusNotification. Confined to one thread.
 */
final class Talker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ORDER = "MHMSMHMHMS";
    private static final Pattern TRANSACTION = Pattern.compile("\"transactionId\":(\\d+)");

    private final RawSocket socket;
    private final long transaction;
    private long said;

    /** Boots, and starts a transaction. */
    Talker(RawSocket socket, String idTag) throws IOException {
        this.socket = socket;
        ask("BootNotification", "{\"chargePointVendor\":\"Talkers\",\"chargePointModel\":\"One\"}");
        String started = ask(
                "StartTransaction",
                "{\"connectorId\":1,\"idTag\":\"" + idTag + "\",\"meterStart\":0,\"timestamp\":\"" + Instant.now()
                        + "\"}");
        Matcher id = TRANSACTION.matcher(started);
        if (!id.find()) {
            throw new AssertionError("no transaction: " + started);
        }
        transaction = Long.parseLong(id.group(1));
    }

    private String ask(String action, String payload) throws IOException {
        say(action, payload);
        return hear();
    }

    /** Says the next thing; the answer is still to be heard. */
    void say() throws IOException {
        char kind = ORDER.charAt((int) (said % ORDER.length()));
        switch (kind) {
            case 'H' -> say("Heartbeat", "{}");
            case 'S' ->
                say(
                        "StatusNotification",
                        "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Charging\",\"timestamp\":\""
                                + Instant.now() + "\"}");
            default ->
                say(
                        "MeterValues",
                        "{\"connectorId\":1,\"transactionId\":" + transaction + ",\"meterValue\":[{\"timestamp\":\""
                                + Instant.now() + "\",\"sampledValue\":["
                                + sample(said, "Energy.Active.Import.Register")
                                + "," + sample(11, "Power.Active.Import") + "," + sample(16, "Current.Import")
                                + "]}]}");
        }
    }

    private void say(String action, String payload) throws IOException {
        said++;
        socket.text("[2,\"" + said + "\",\"" + action + "\"," + payload + "]");
    }

    private static String sample(long value, String measurand) {
        return "{\"value\":\"" + value + "\",\"measurand\":\"" + measurand + "\"}";
    }

    /** The answer to what was said last, which must be a CALLRESULT. */
    String hear() throws IOException {
        RawFrame frame = socket.read(PATIENCE);
        while (frame.opcode() == RawSocket.PING) {
            frame = socket.read(PATIENCE);
        }
        if (frame.opcode() != RawSocket.TEXT || !frame.text().startsWith("[3,\"" + said + "\"")) {
            throw new AssertionError("not the answer to " + said + ": " + frame);
        }
        return frame.text();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
