// SPDX-License-Identifier: MIT
package com.example.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.VirtualTransaction;
import io.cpgateway.testkit.junit.ChargePoints;
import io.cpgateway.testkit.junit.GatewayTest;
import io.cpgateway.testkit.process.EmbeddedKafka;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a backend reads from Kafka of a charging session. */
// tag::session[]
@GatewayTest(
        servers = EmbeddedKafka.class,
        settings = {"kafka.create_topics=true", "security.allow_open=true", "ocpp.id_tags.unknown=accepted"})
class ChargingSessionTest {
    @Test
    void aSession_isInTheTopic_inTheOrderInWhichItHappened(ChargePoints points, EmbeddedKafka kafka) {
        VirtualChargePoint point = points.connect("CP-1");
        point.say(UsualCall.boot(), UsualCall.status(1, "Preparing"));
        VirtualTransaction transaction = point.begin(1, "TAG", 1000);
        transaction.meter(1500);
        transaction.end(2000);
        try (EventLog events = new EventLog(kafka.bootstrapServers(), "ocpp.events")) {
            assertThat(events.actionsOf("CP-1", 5))
                    .isEqualTo(List.of(
                            "BootNotification",
                            "StatusNotification",
                            "StartTransaction",
                            "MeterValues",
                            "StopTransaction"));
        }
    }
}
// end::session[]
