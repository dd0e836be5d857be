// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.codec.Leniency.Match;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.LeniencyRule;
import io.cpgateway.server.connection.Tally;
import org.junit.jupiter.api.Test;

class LeniencyTest {
    private static final String LONG_SERIAL = "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"Quirky Inc\","
            + "\"chargePointModel\":\"M\",\"chargePointSerialNumber\":\"12345678901234567890123456\"}]";
    private static final String NO_ZONE =
            "[2,\"s\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","
                    + "\"status\":\"Available\",\"timestamp\":\"2026-03-01T12:00:00\"}]";

    private static final Leniency QUIRKS = Leniency.NONE.with(
            Match.vendor("Quirky*"),
            LeniencyProfile.of(
                    "quirky",
                    LeniencyRule.keep().against("maxLength"),
                    LeniencyRule.coerce().against("format")));

    @Test
    void c12_strictIsTheDefault_andSaysWhatIsWrong() {
        try (ServerFixture strict = new ServerFixture()) {
            TestPeer peer = strict.connect("CP-1").sends(LONG_SERIAL);
            assertThat(peer.receives())
                    .startsWith("[4,\"b\",\"PropertyConstraintViolation\"")
                    .contains("25");
        }
    }

    @Test
    void c12_theProfileFollowsFromTheBoot_isRememberedForReconnects_andEachToleranceIsReported() {
        try (ServerFixture lenient = new ServerFixture(LeniencyTest::quirks, builder -> builder)) {
            TestPeer first = lenient.connect("CP-1").sends(LONG_SERIAL);
            assertThat(first.receives()).startsWith("[3,\"b\",{\"status\":\"Accepted\"");
            first.sends(NO_ZONE);
            assertThat(first.receives()).isEqualTo("[3,\"s\",{}]");
            first.hangsUp();
            TestPeer again = lenient.connect("CP-1").sends(NO_ZONE);
            assertThat(again.receives()).isEqualTo("[3,\"s\",{}]");
            assertThat(lenient.events("ocpp.call"))
                    .extracting(event -> event.attributes().get("lenient"))
                    .containsExactly(
                            "/chargePointSerialNumber:maxLength:keep",
                            "/timestamp:format:coerce",
                            "/timestamp:format:coerce");
            assertThat(lenient.events("ocpp.call").get(1).data().toString()).contains("\"2026-03-01T12:00:00\"");
            assertThat(lenient.server.ledger().snapshot().of(Tally.TOLERATED)).isEqualTo(3);
        }
    }

    @Test
    void c12_otherVendorsAreForgivenNothing() {
        try (ServerFixture lenient = new ServerFixture(LeniencyTest::quirks, builder -> builder)) {
            TestPeer peer = lenient.connect("CP-1").sends(LONG_SERIAL.replace("Quirky Inc", "Correct Ltd"));
            assertThat(peer.receives()).startsWith("[4,\"b\",\"PropertyConstraintViolation\"");
        }
    }

    private static ServerSettings quirks(ServerSettings settings) {
        return settings.toBuilder().leniency(QUIRKS).build();
    }
}
