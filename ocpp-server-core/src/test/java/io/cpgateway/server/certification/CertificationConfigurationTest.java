// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static io.cpgateway.server.certification.CertifiedSession.ACCEPTED;
import static io.cpgateway.server.certification.CertifiedSession.REJECTED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases of the core profile about configuration keys and the authorization cache. */
class CertificationConfigurationTest {
    private static final String INTERVAL =
            "{\"configurationKey\":[{\"key\":\"HeartbeatInterval\",\"readonly\":false,\"value\":\"300\"}]}";

    private final CertifiedSession session = new CertifiedSession().booted();

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"key\":[]}"})
    void tc019_1_getAllConfiguration(String payload) {
        session.chargePoint.isTold("GetConfiguration", payload, INTERVAL);
    }

    @Test
    void tc019_2_getOneKey() {
        session.chargePoint.isTold("GetConfiguration", "{\"key\":[\"HeartbeatInterval\"]}", INTERVAL);
    }

    @Test
    void tc021_changeConfiguration() {
        session.chargePoint.isTold(
                "ChangeConfiguration", "{\"key\":\"MeterValueSampleInterval\",\"value\":\"60\"}", ACCEPTED);
    }

    @Test
    void tc040_1_changeConfiguration_keyNotSupported() {
        session.chargePoint.isTold(
                "ChangeConfiguration", "{\"key\":\"Nonsense\",\"value\":\"1\"}", "{\"status\":\"NotSupported\"}");
    }

    @Test
    void tc040_2_changeConfiguration_valueInvalid() {
        session.chargePoint.isTold(
                "ChangeConfiguration", "{\"key\":\"MeterValueSampleInterval\",\"value\":\"-1\"}", REJECTED);
    }

    @Test
    void tc061_clearCache() {
        session.chargePoint.isTold("ClearCache", "{}", ACCEPTED);
    }
}
