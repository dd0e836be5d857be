// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static io.cpgateway.server.certification.CertifiedSession.ACCEPTED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases of the profile of local authorization lists; the list and its versions are the operator's. */
class CertificationLocalListTest {
    private static final String FULL = "{\"listVersion\":1,\"localAuthorizationList\":[{\"idTag\":\"TAG\","
            + "\"idTagInfo\":{\"status\":\"Accepted\"}}],\"updateType\":\"Full\"}";

    private final CertifiedSession session = new CertifiedSession().booted();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tc042_1_getVersion_notSupported() {
        session.chargePoint.isTold("GetLocalListVersion", "{}", "{\"listVersion\":-1}");
    }

    @Test
    void tc042_2_getVersion_empty() {
        session.chargePoint.isTold("GetLocalListVersion", "{}", "{\"listVersion\":0}");
    }

    @Test
    void tc043_1_sendList_notSupported() {
        session.chargePoint.isTold("SendLocalList", FULL, "{\"status\":\"NotSupported\"}");
    }

    @Test
    void tc043_3_sendList_failed() {
        session.chargePoint.isTold("SendLocalList", FULL, "{\"status\":\"Failed\"}");
    }

    @Test
    void tc043_4_sendList_full() {
        session.chargePoint.isTold("SendLocalList", FULL, ACCEPTED);
    }

    @Test
    void tc043_5_sendList_differential() {
        session.chargePoint.isTold("GetLocalListVersion", "{}", "{\"listVersion\":1}");
        session.chargePoint.isTold(
                "SendLocalList",
                FULL.replace("\"listVersion\":1", "\"listVersion\":2").replace("Full", "Differential"),
                ACCEPTED);
    }
}
