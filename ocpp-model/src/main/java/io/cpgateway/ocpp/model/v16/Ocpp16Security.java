// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import static io.cpgateway.ocpp.model.Action.Trait.READ_ONLY;
import static io.cpgateway.ocpp.model.Action.Trait.WHILE_PENDING;

import io.cpgateway.ocpp.model.Action;

/**
 * What the security whitepaper (edition 3) adds to OCPP 1.6, one row per action. Part of {@link Ocpp16#PROTOCOL}: the
 * subprotocol is the same.
 */
public final class Ocpp16Security {
    /** Reports something that matters to security (security whitepaper §5.15). */
    public static final Action<SecurityEventNotificationRequest, SecurityEventNotificationResponse>
            SECURITY_EVENT_NOTIFICATION = Row.answered(
                    "SecurityEventNotification",
                    SecurityEventNotificationRequest.class,
                    SecurityEventNotificationResponse.class,
                    context -> new SecurityEventNotificationResponse());

    /**
     * Asks for a certificate (security whitepaper §5.17). Rejected, since the gateway signs nothing itself and an
     * acceptance would leave the Charge Point waiting for a CertificateSigned that nobody sends; a backend that
     * signs answers instead.
     */
    public static final Action<SignCertificateRequest, SignCertificateResponse> SIGN_CERTIFICATE = Row.answered(
            "SignCertificate",
            SignCertificateRequest.class,
            SignCertificateResponse.class,
            context -> new SignCertificateResponse(SignCertificateResponse.Status.REJECTED));

    /** Reports how far an update of signed firmware is (security whitepaper §5.19). */
    public static final Action<SignedFirmwareStatusNotificationRequest, SignedFirmwareStatusNotificationResponse>
            SIGNED_FIRMWARE_STATUS_NOTIFICATION = Row.answered(
                    "SignedFirmwareStatusNotification",
                    SignedFirmwareStatusNotificationRequest.class,
                    SignedFirmwareStatusNotificationResponse.class,
                    context -> new SignedFirmwareStatusNotificationResponse());

    /** Reports how far an upload of a log is (security whitepaper §5.13). */
    public static final Action<LogStatusNotificationRequest, LogStatusNotificationResponse> LOG_STATUS_NOTIFICATION =
            Row.answered(
                    "LogStatusNotification",
                    LogStatusNotificationRequest.class,
                    LogStatusNotificationResponse.class,
                    context -> new LogStatusNotificationResponse());

    /** Asks for a message, those of the whitepaper among them (security whitepaper §5.5). */
    public static final Action<ExtendedTriggerMessageRequest, ExtendedTriggerMessageResponse> EXTENDED_TRIGGER_MESSAGE =
            Row.command(
                    "ExtendedTriggerMessage",
                    ExtendedTriggerMessageRequest.class,
                    ExtendedTriggerMessageResponse.class,
                    READ_ONLY,
                    WHILE_PENDING);

    /** Sends the certificate that was asked for (security whitepaper §5.1). */
    public static final Action<CertificateSignedRequest, CertificateSignedResponse> CERTIFICATE_SIGNED = Row.command(
            "CertificateSigned", CertificateSignedRequest.class, CertificateSignedResponse.class, WHILE_PENDING);

    /** Installs a root certificate (security whitepaper §5.11). */
    public static final Action<InstallCertificateRequest, InstallCertificateResponse> INSTALL_CERTIFICATE = Row.command(
            "InstallCertificate", InstallCertificateRequest.class, InstallCertificateResponse.class, WHILE_PENDING);

    /** Lists root certificates (security whitepaper §5.7). */
    public static final Action<GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse>
            GET_INSTALLED_CERTIFICATE_IDS = Row.command(
                    "GetInstalledCertificateIds",
                    GetInstalledCertificateIdsRequest.class,
                    GetInstalledCertificateIdsResponse.class,
                    READ_ONLY,
                    WHILE_PENDING);

    /** Removes a certificate (security whitepaper §5.3). */
    public static final Action<DeleteCertificateRequest, DeleteCertificateResponse> DELETE_CERTIFICATE = Row.command(
            "DeleteCertificate", DeleteCertificateRequest.class, DeleteCertificateResponse.class, WHILE_PENDING);

    /** Has a log uploaded (security whitepaper §5.9). */
    public static final Action<GetLogRequest, GetLogResponse> GET_LOG =
            Row.command("GetLog", GetLogRequest.class, GetLogResponse.class, WHILE_PENDING);

    /** Has firmware fetched, checked and installed (security whitepaper §5.21). */
    public static final Action<SignedUpdateFirmwareRequest, SignedUpdateFirmwareResponse> SIGNED_UPDATE_FIRMWARE =
            Row.command(
                    "SignedUpdateFirmware",
                    SignedUpdateFirmwareRequest.class,
                    SignedUpdateFirmwareResponse.class,
                    WHILE_PENDING);

    private Ocpp16Security() {}
}
