// SPDX-License-Identifier: MIT
package io.cpgateway.server.quirk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.server.ChargePointSession;
import io.cpgateway.server.ServerSettings;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A charging session in which one message, or one answer to a command, is not as it should be. */
final class QuirkSession implements AutoCloseable {
    private static final List<String> STEPS = List.of(
            "BootNotification",
            "StatusNotification",
            "Authorize",
            "StartTransaction",
            "MeterValues",
            "StopTransaction");

    private static final Map<String, String> REGULAR = Map.of(
            "BootNotification",
            "{\"chargePointVendor\":\"VENDOR\",\"chargePointModel\":\"M\"}",
            "StatusNotification",
            "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Preparing\"}",
            "Authorize",
            "{\"idTag\":\"TAG\"}",
            "StartTransaction",
            "{\"connectorId\":1,\"idTag\":\"TAG\",\"meterStart\":100,\"timestamp\":\"2026-03-01T12:00:00Z\"}",
            "MeterValues",
            "{\"connectorId\":1,\"transactionId\":TX,\"meterValue\":[{\"timestamp\":\"2026-03-01T12:10:00Z\","
                    + "\"sampledValue\":[{\"value\":\"500\"}]}]}",
            "StopTransaction",
            "{\"meterStop\":900,\"timestamp\":\"2026-03-01T12:30:00Z\",\"transactionId\":TX}");

    private static final Map<String, String> COMMANDS =
            Map.of("GetConfiguration", "{}", "GetCompositeSchedule", "{\"connectorId\":1,\"duration\":60}");

    final ChargePointSession chargePoint;
    private final String vendor;
    private String transactionId = "none";

    /** What is odd: the action, and the payload of its CALL or, of a command, its CALLRESULT. */
    record Oddity(String action, String payload) {
        boolean isAnswer() {
            return COMMANDS.containsKey(action);
        }
    }

    QuirkSession(Leniency leniency, String vendor) {
        this.chargePoint = new ChargePointSession(forgiving(leniency), builder -> builder);
        this.vendor = vendor;
    }

    /** Plays all of it and checks that each part had its effect; gives back what was forgiven. */
    String completes(Oddity odd) {
        String forgiven = "";
        for (String action : STEPS) {
            boolean now = action.equals(odd.action());
            sends(action, now ? odd.payload() : REGULAR.get(action));
            String lenient = chargePoint.lastCall().attributes().getOrDefault("lenient", "");
            if (now) {
                forgiven = lenient;
            } else {
                assertThat(lenient).as("%s is regular", action).doesNotContain(":");
            }
        }
        if (odd.isAnswer()) {
            assertThat(answers(odd).state()).isEqualTo(CommandState.ANSWERED);
        }
        assertThat(chargePoint.events("charge_point.booted")).hasSize(1);
        assertThat(chargePoint.events("connector.status_changed")).hasSize(1);
        assertThat(chargePoint.events("transaction.started")).hasSize(1);
        assertThat(chargePoint.events("transaction.meter_values")).hasSize(1);
        assertThat(chargePoint.events("transaction.stopped")).hasSize(1);
        assertThat(chargePoint.events("ocpp.rejected")).isEmpty();
        return forgiven;
    }

    /** Plays what comes before the oddity. */
    void comesTo(Oddity odd) {
        List<String> before = odd.isAnswer() ? STEPS : STEPS.subList(0, STEPS.indexOf(odd.action()));
        before.forEach(action -> sends(action, REGULAR.get(action)));
    }

    /** The rest of the CALLERROR that the oddity gets. */
    String isRefused(Oddity odd) {
        return chargePoint.isRefused(odd.action(), filled(odd.payload()));
    }

    /** What becomes of the command that gets an odd answer. */
    CommandStatus answers(Oddity odd) {
        return chargePoint.outcomeOf(odd.action(), COMMANDS.get(odd.action()), odd.payload());
    }

    private void sends(String action, String payload) {
        String answer = chargePoint.sends(action, filled(payload));
        if (action.equals("StartTransaction")) {
            assertThat(answer).contains("\"status\":\"Accepted\"");
            transactionId = answer.replaceAll(".*\"transactionId\":(\\d+).*", "$1");
        }
    }

    private String filled(String payload) {
        return payload.replace("VENDOR", vendor).replace("TX", transactionId);
    }

    private static UnaryOperator<ServerSettings> forgiving(Leniency leniency) {
        return settings -> settings.toBuilder().leniency(leniency).build();
    }

    @Override
    public void close() {
        chargePoint.close();
    }
}
