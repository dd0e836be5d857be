// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static io.cpgateway.server.certification.CertifiedSession.ACCEPTED;
import static io.cpgateway.server.certification.CertifiedSession.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.v16.Ocpp16Security;
import io.cpgateway.ocpp.model.v16.SignCertificateResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases of the security whitepaper, as far as messages show them; an application signs certificates. */
class CertificationSecurityTest {
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
    private static final String HASH = "{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"aa\","
            + "\"issuerKeyHash\":\"bb\",\"serialNumber\":\"01\"}";

    private final CertifiedSession session = new CertifiedSession(builder -> builder.handle(
                    Ocpp16Security.SIGN_CERTIFICATE,
                    (request, call) -> CompletableFuture.completedFuture(
                            new SignCertificateResponse(SignCertificateResponse.Status.ACCEPTED))))
            .booted();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tc074_renewTheCertificateOfTheChargePoint() {
        session.chargePoint.isTold(
                "ExtendedTriggerMessage", "{\"requestedMessage\":\"SignChargePointCertificate\"}", ACCEPTED);
        assertThat(session.chargePoint.sends("SignCertificate", "{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\"}"))
                .isEqualTo(ACCEPTED);
        session.chargePoint.isTold("CertificateSigned", "{\"certificateChain\":\"" + CERTIFICATE + "\"}", ACCEPTED);
        session.chargePoint.reconnects();
        session.booted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ManufacturerRootCertificate", "CentralSystemRootCertificate"})
    void tc075_1_tc075_2_installARootCertificate(String use) {
        session.chargePoint.isTold("InstallCertificate", install(use), ACCEPTED);
        session.chargePoint.isTold(
                "GetInstalledCertificateIds",
                "{\"certificateType\":\"" + use + "\"}",
                "{\"certificateHashData\":[" + HASH + "],\"status\":\"Accepted\"}");
    }

    @Test
    void tc076_deleteACertificate() {
        session.chargePoint.isTold(
                "GetInstalledCertificateIds",
                "{\"certificateType\":\"CentralSystemRootCertificate\"}",
                "{\"certificateHashData\":[" + HASH + "],\"status\":\"Accepted\"}");
        session.chargePoint.isTold("DeleteCertificate", "{\"certificateHashData\":" + HASH + "}", ACCEPTED);
    }

    @Test
    void tc077_invalidChargePointCertificate() {
        session.chargePoint.isTold("CertificateSigned", "{\"certificateChain\":\"" + CERTIFICATE + "\"}", REJECTED);
        reports("InvalidChargePointCertificate");
    }

    @Test
    void tc078_invalidCentralSystemCertificate() {
        session.chargePoint.isTold("InstallCertificate", install("CentralSystemRootCertificate"), REJECTED);
        reports("InvalidCentralSystemCertificate");
    }

    @Test
    void tc079_getTheSecurityLog() {
        session.chargePoint.isTold(
                "GetLog",
                "{\"log\":{\"remoteLocation\":\"ftp://files.example/\"},\"logType\":\"SecurityLog\",\"requestId\":1}",
                "{\"status\":\"Accepted\",\"filename\":\"security.log\"}");
        session.notifiesOf("LogStatusNotification", "{\"status\":\"Uploading\",\"requestId\":1}");
        session.notifiesOf("LogStatusNotification", "{\"status\":\"Uploaded\",\"requestId\":1}");
    }

    @Test
    void tc080_secureFirmwareUpdate() {
        updateIsOrdered();
        are("Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting");
        session.chargePoint.reconnects();
        session.booted();
        are("Installed");
        reports("FirmwareUpdated");
    }

    @Test
    void tc081_secureFirmwareUpdate_invalidSignature() {
        updateIsOrdered();
        are("Downloading", "Downloaded", "InvalidSignature");
        reports("InvalidFirmwareSignature");
    }

    @Test
    void tc083_upgradeOfTheSecurityProfile_messages() {
        session.chargePoint.isTold("ChangeConfiguration", "{\"key\":\"SecurityProfile\",\"value\":\"3\"}", ACCEPTED);
        session.chargePoint.isTold("Reset", "{\"type\":\"Hard\"}", ACCEPTED);
        session.chargePoint.reconnects();
        session.booted();
    }

    private static String install(String use) {
        return "{\"certificateType\":\"" + use + "\",\"certificate\":\"" + CERTIFICATE + "\"}";
    }

    private void updateIsOrdered() {
        session.chargePoint.isTold(
                "SignedUpdateFirmware",
                "{\"requestId\":1,\"firmware\":{\"location\":\"ftp://files.example/firmware\","
                        + "\"retrieveDateTime\":\"2026-03-01T12:00:00Z\",\"signingCertificate\":\"" + CERTIFICATE
                        + "\",\"signature\":\"c2lnbmF0dXJl\"}}",
                ACCEPTED);
    }

    private void are(String... states) {
        for (String state : states) {
            session.notifiesOf("SignedFirmwareStatusNotification", "{\"status\":\"" + state + "\",\"requestId\":1}");
        }
    }

    private void reports(String event) {
        session.notifiesOf(
                "SecurityEventNotification", "{\"type\":\"" + event + "\",\"timestamp\":\"2026-03-01T12:00:00Z\"}");
        assertThat(session.chargePoint.lastCall().data().toString()).contains(event);
    }
}
