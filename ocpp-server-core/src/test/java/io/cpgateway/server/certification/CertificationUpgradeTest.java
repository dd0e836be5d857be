// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static io.cpgateway.server.certification.CertifiedSession.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.ChargePointSession;
import io.cpgateway.server.ServerSettings;
import io.cpgateway.server.admission.Admission;
import io.cpgateway.server.admission.Admission.Granted;
import io.cpgateway.server.admission.Admission.NoCommonVersion;
import io.cpgateway.server.admission.Admission.Refused;
import io.cpgateway.server.admission.AdmissionSettings;
import io.cpgateway.server.admission.UpgradeRequest;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases of the security whitepaper that are decided when a WebSocket is opened. */
class CertificationUpgradeTest {
    private static final String OLD = "0123456789abcdef";
    private static final String NEW = "fedcba9876543210";

    private final ChargePointSession chargePoint =
            new ChargePointSession(CertificationUpgradeTest::withCredentials, builder -> builder);

    @AfterEach
    void close() {
        chargePoint.close();
    }

    @Test
    void tc073_changeOfTheBasicPassword() {
        chargePoint.hasPassword(password(OLD));
        assertThat(asksToConnect(OLD, "ocpp1.6")).isInstanceOf(Granted.class);
        chargePoint.isTold("ChangeConfiguration", "{\"key\":\"AuthorizationKey\",\"value\":\"" + NEW + "\"}", ACCEPTED);
        chargePoint.hasPassword(password(NEW));
        chargePoint.hangsUp();
        assertThat(asksToConnect(OLD, "ocpp1.6"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(asksToConnect(NEW, "ocpp1.6")).isInstanceOf(Granted.class);
    }

    @Test
    void tc085_basicAuthentication() {
        chargePoint.hasPassword(password(OLD));
        assertThat(asksToConnect(OLD, "ocpp1.6"))
                .isEqualTo(new Granted(new ChargePointId("CP-1"), OcppVersion.V1_6, "ocpp1.6"));
        assertThat(chargePoint.sends(
                        "BootNotification", "{\"chargePointVendor\":\"Vendor\",\"chargePointModel\":\"Model\"}"))
                .contains("\"status\":\"Accepted\"");
    }

    @Test
    void tc088_subprotocol() {
        chargePoint.hasPassword(password(OLD));
        assertThat(asksToConnect(OLD, "ocpp0.9")).isInstanceOf(NoCommonVersion.class);
        assertThat(asksToConnect(OLD, "ocpp0.9", "ocpp1.6"))
                .isEqualTo(new Granted(new ChargePointId("CP-1"), OcppVersion.V1_6, "ocpp1.6"));
    }

    private Admission asksToConnect(String password, String... subprotocols) {
        String login = Base64.getEncoder().encodeToString(("CP-1:" + password).getBytes(StandardCharsets.UTF_8));
        UpgradeRequest request = new UpgradeRequest(
                "CP-1", List.of(subprotocols), "Basic " + login, null, "gateway.example", "192.0.2.1");
        return chargePoint.doorway().judge(request).toCompletableFuture().join();
    }

    private static Password password(String text) {
        return new Password(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ServerSettings withCredentials(ServerSettings settings) {
        return settings.toBuilder()
                .admission(settings.admission().with(AdmissionSettings.Access.CREDENTIALS))
                .build();
    }
}
