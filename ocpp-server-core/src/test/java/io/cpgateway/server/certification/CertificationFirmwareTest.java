// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases of the profile of firmware management and diagnostics; the files lie with the operator. */
class CertificationFirmwareTest {
    private static final String FIRMWARE = "FirmwareStatusNotification";
    private static final String DIAGNOSTICS = "DiagnosticsStatusNotification";

    private final CertifiedSession session = new CertifiedSession().booted();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tc044_1_updateFirmware() {
        updateIsOrdered();
        are(FIRMWARE, "Downloading", "Downloaded");
        session.reports(1, "Unavailable");
        are(FIRMWARE, "Installing");
        session.chargePoint.reconnects();
        session.booted();
        are(FIRMWARE, "Installed");
        assertThat(reported(FIRMWARE)).containsExactly("Downloading", "Downloaded", "Installing", "Installed");
    }

    @Test
    void tc044_2_updateFirmware_downloadFailed() {
        updateIsOrdered();
        are(FIRMWARE, "Downloading", "DownloadFailed");
        assertThat(reported(FIRMWARE)).containsExactly("Downloading", "DownloadFailed");
    }

    @Test
    void tc044_3_updateFirmware_installationFailed() {
        updateIsOrdered();
        are(FIRMWARE, "Downloading", "Downloaded", "Installing", "InstallationFailed");
        session.chargePoint.reconnects();
        session.booted();
        assertThat(reported(FIRMWARE)).endsWith("Installing", "InstallationFailed");
    }

    @Test
    void tc045_1_getDiagnostics() {
        diagnosticsAreOrdered();
        are(DIAGNOSTICS, "Uploading", "Uploaded");
        assertThat(reported(DIAGNOSTICS)).containsExactly("Uploading", "Uploaded");
    }

    @Test
    void tc045_2_getDiagnostics_uploadFailed() {
        diagnosticsAreOrdered();
        are(DIAGNOSTICS, "Uploading", "UploadFailed");
        assertThat(reported(DIAGNOSTICS)).containsExactly("Uploading", "UploadFailed");
    }

    private void updateIsOrdered() {
        session.chargePoint.isTold(
                "UpdateFirmware",
                "{\"location\":\"ftp://files.example/firmware\",\"retrieveDate\":\"2026-03-01T12:00:00Z\"}",
                "{}");
    }

    private void diagnosticsAreOrdered() {
        session.chargePoint.isTold(
                "GetDiagnostics", "{\"location\":\"ftp://files.example/\"}", "{\"fileName\":\"diagnostics.zip\"}");
    }

    private void are(String action, String... states) {
        for (String state : states) {
            session.notifiesOf(action, "{\"status\":\"" + state + "\"}");
        }
    }

    private List<String> reported(String action) {
        return session.chargePoint.events("ocpp.call").stream()
                .filter(event -> action.equals(event.attributes().get("ocppaction")))
                .map(event -> event.data().toString().replaceAll(".*:\"(\\w+)\".*", "$1"))
                .toList();
    }
}
