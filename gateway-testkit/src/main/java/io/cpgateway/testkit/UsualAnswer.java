// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import io.cpgateway.ocpp.model.v16.Ocpp16;

/** How a charge point of version 1.6 that is able and willing answers. */
final class UsualAnswer {
    private UsualAnswer() {}

    static void to(IncomingCall call) {
        boolean known = Ocpp16.PROTOCOL
                .action(call.action())
                .filter(action -> action.direction().toChargePoint())
                .isPresent();
        if (known) {
            call.result(payload(call.action()));
        } else {
            call.error("NotImplemented", "");
        }
    }

    static String payload(String action) {
        return switch (action) {
            case "GetConfiguration", "GetDiagnostics", "UpdateFirmware" -> "{}";
            case "GetLocalListVersion" -> "{\"listVersion\":0}";
            case "GetInstalledCertificateIds" -> "{\"status\":\"NotFound\"}";
            case "UnlockConnector" -> "{\"status\":\"Unlocked\"}";
            default -> "{\"status\":\"Accepted\"}";
        };
    }
}
