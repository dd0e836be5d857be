// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import static io.cpgateway.ocpp.model.Action.Trait.ALWAYS_FRESH;
import static io.cpgateway.ocpp.model.Action.Trait.NO_EVENT;
import static io.cpgateway.ocpp.model.Action.Trait.READ_ONLY;
import static io.cpgateway.ocpp.model.Action.Trait.REGISTERS;
import static io.cpgateway.ocpp.model.Action.Trait.REMEMBERED;
import static io.cpgateway.ocpp.model.Action.Trait.WHILE_PENDING;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.AnswerContext;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.Protocol;
import java.util.List;

/**
 * OCPP 1.6 as data: one row per action of the specification, and the version as a whole, to which {@link
 * Ocpp16Security} belongs too.
 */
public final class Ocpp16 {
    /** Registers a Charge Point (OCPP 1.6 §4.2). */
    public static final Action<BootNotificationRequest, BootNotificationResponse> BOOT_NOTIFICATION = Row.answered(
            "BootNotification",
            BootNotificationRequest.class,
            BootNotificationResponse.class,
            Ocpp16::accepted,
            ALWAYS_FRESH,
            REGISTERS);

    /** Says that the Charge Point is there (OCPP 1.6 §4.6). */
    public static final Action<HeartbeatRequest, HeartbeatResponse> HEARTBEAT = Row.answered(
            "Heartbeat",
            HeartbeatRequest.class,
            HeartbeatResponse.class,
            context -> new HeartbeatResponse(DateTime.of(context.now())),
            ALWAYS_FRESH,
            NO_EVENT);

    /** Reports the status of a connector (OCPP 1.6 §4.9). */
    public static final Action<StatusNotificationRequest, StatusNotificationResponse> STATUS_NOTIFICATION =
            Row.answered(
                    "StatusNotification",
                    StatusNotificationRequest.class,
                    StatusNotificationResponse.class,
                    context -> new StatusNotificationResponse());

    /** Asks about an idTag (OCPP 1.6 §4.1); a store answers. */
    public static final Action<AuthorizeRequest, AuthorizeResponse> AUTHORIZE =
            Row.undecided("Authorize", AuthorizeRequest.class, AuthorizeResponse.class);

    /** Reports the start of a transaction (OCPP 1.6 §4.8); a store answers. */
    public static final Action<StartTransactionRequest, StartTransactionResponse> START_TRANSACTION = Row.undecided(
            "StartTransaction", StartTransactionRequest.class, StartTransactionResponse.class, REMEMBERED);

    /** Reports meter values (OCPP 1.6 §4.7). */
    public static final Action<MeterValuesRequest, MeterValuesResponse> METER_VALUES = Row.answered(
            "MeterValues", MeterValuesRequest.class, MeterValuesResponse.class, context -> new MeterValuesResponse());

    /** Reports the end of a transaction (OCPP 1.6 §4.10); a store answers. */
    public static final Action<StopTransactionRequest, StopTransactionResponse> STOP_TRANSACTION =
            Row.undecided("StopTransaction", StopTransactionRequest.class, StopTransactionResponse.class, REMEMBERED);

    /** Reports how far an upload of diagnostics is (OCPP 1.6 §4.4). */
    public static final Action<DiagnosticsStatusNotificationRequest, DiagnosticsStatusNotificationResponse>
            DIAGNOSTICS_STATUS_NOTIFICATION = Row.answered(
                    "DiagnosticsStatusNotification",
                    DiagnosticsStatusNotificationRequest.class,
                    DiagnosticsStatusNotificationResponse.class,
                    context -> new DiagnosticsStatusNotificationResponse());

    /** Reports how far an update of the firmware is (OCPP 1.6 §4.5). */
    public static final Action<FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse>
            FIRMWARE_STATUS_NOTIFICATION = Row.answered(
                    "FirmwareStatusNotification",
                    FirmwareStatusNotificationRequest.class,
                    FirmwareStatusNotificationResponse.class,
                    context -> new FirmwareStatusNotificationResponse());

    /** Carries what OCPP does not define (OCPP 1.6 §4.3, §5.6). */
    public static final Action<DataTransferRequest, DataTransferResponse> DATA_TRANSFER = Row.either(
            "DataTransfer",
            DataTransferRequest.class,
            DataTransferResponse.class,
            context -> new DataTransferResponse(DataTransferResponse.Status.UNKNOWN_VENDOR_ID, null),
            WHILE_PENDING);

    /** Starts a transaction (OCPP 1.6 §5.11); not while Pending (§4.2). */
    public static final Action<RemoteStartTransactionRequest, RemoteStartTransactionResponse> REMOTE_START_TRANSACTION =
            Row.command(
                    "RemoteStartTransaction",
                    RemoteStartTransactionRequest.class,
                    RemoteStartTransactionResponse.class);

    /** Stops a transaction (OCPP 1.6 §5.12); not while Pending (§4.2). */
    public static final Action<RemoteStopTransactionRequest, RemoteStopTransactionResponse> REMOTE_STOP_TRANSACTION =
            Row.command(
                    "RemoteStopTransaction", RemoteStopTransactionRequest.class, RemoteStopTransactionResponse.class);

    /** Restarts a Charge Point (OCPP 1.6 §5.14). */
    public static final Action<ResetRequest, ResetResponse> RESET =
            Row.command("Reset", ResetRequest.class, ResetResponse.class, WHILE_PENDING);

    /** Sets a configuration key (OCPP 1.6 §5.3). */
    public static final Action<ChangeConfigurationRequest, ChangeConfigurationResponse> CHANGE_CONFIGURATION =
            Row.command(
                    "ChangeConfiguration",
                    ChangeConfigurationRequest.class,
                    ChangeConfigurationResponse.class,
                    WHILE_PENDING);

    /** Reads configuration keys (OCPP 1.6 §5.8). */
    public static final Action<GetConfigurationRequest, GetConfigurationResponse> GET_CONFIGURATION = Row.command(
            "GetConfiguration",
            GetConfigurationRequest.class,
            GetConfigurationResponse.class,
            READ_ONLY,
            WHILE_PENDING);

    /** Asks for a message (OCPP 1.6 §5.17). */
    public static final Action<TriggerMessageRequest, TriggerMessageResponse> TRIGGER_MESSAGE = Row.command(
            "TriggerMessage", TriggerMessageRequest.class, TriggerMessageResponse.class, READ_ONLY, WHILE_PENDING);

    /** Unlocks a connector (OCPP 1.6 §5.18). */
    public static final Action<UnlockConnectorRequest, UnlockConnectorResponse> UNLOCK_CONNECTOR =
            Row.command("UnlockConnector", UnlockConnectorRequest.class, UnlockConnectorResponse.class, WHILE_PENDING);

    /** Empties the authorization cache (OCPP 1.6 §5.4). */
    public static final Action<ClearCacheRequest, ClearCacheResponse> CLEAR_CACHE =
            Row.command("ClearCache", ClearCacheRequest.class, ClearCacheResponse.class, WHILE_PENDING);

    /** Makes a connector available or not (OCPP 1.6 §5.2). */
    public static final Action<ChangeAvailabilityRequest, ChangeAvailabilityResponse> CHANGE_AVAILABILITY = Row.command(
            "ChangeAvailability", ChangeAvailabilityRequest.class, ChangeAvailabilityResponse.class, WHILE_PENDING);

    /** Has a file of diagnostics uploaded (OCPP 1.6 §5.9). */
    public static final Action<GetDiagnosticsRequest, GetDiagnosticsResponse> GET_DIAGNOSTICS =
            Row.command("GetDiagnostics", GetDiagnosticsRequest.class, GetDiagnosticsResponse.class, WHILE_PENDING);

    /** Has firmware fetched and installed (OCPP 1.6 §5.19). */
    public static final Action<UpdateFirmwareRequest, UpdateFirmwareResponse> UPDATE_FIRMWARE =
            Row.command("UpdateFirmware", UpdateFirmwareRequest.class, UpdateFirmwareResponse.class, WHILE_PENDING);

    /** Reads the version of the local authorization list (OCPP 1.6 §5.10). */
    public static final Action<GetLocalListVersionRequest, GetLocalListVersionResponse> GET_LOCAL_LIST_VERSION =
            Row.command(
                    "GetLocalListVersion",
                    GetLocalListVersionRequest.class,
                    GetLocalListVersionResponse.class,
                    READ_ONLY,
                    WHILE_PENDING);

    /** Sends a local authorization list (OCPP 1.6 §5.15). */
    public static final Action<SendLocalListRequest, SendLocalListResponse> SEND_LOCAL_LIST =
            Row.command("SendLocalList", SendLocalListRequest.class, SendLocalListResponse.class, WHILE_PENDING);

    /** Reserves a connector (OCPP 1.6 §5.13). */
    public static final Action<ReserveNowRequest, ReserveNowResponse> RESERVE_NOW =
            Row.command("ReserveNow", ReserveNowRequest.class, ReserveNowResponse.class, WHILE_PENDING);

    /** Gives a reservation up (OCPP 1.6 §5.1). */
    public static final Action<CancelReservationRequest, CancelReservationResponse> CANCEL_RESERVATION = Row.command(
            "CancelReservation", CancelReservationRequest.class, CancelReservationResponse.class, WHILE_PENDING);

    /** Sets a charging profile (OCPP 1.6 §5.16). */
    public static final Action<SetChargingProfileRequest, SetChargingProfileResponse> SET_CHARGING_PROFILE =
            Row.command(
                    "SetChargingProfile",
                    SetChargingProfileRequest.class,
                    SetChargingProfileResponse.class,
                    WHILE_PENDING);

    /** Removes charging profiles (OCPP 1.6 §5.5). */
    public static final Action<ClearChargingProfileRequest, ClearChargingProfileResponse> CLEAR_CHARGING_PROFILE =
            Row.command(
                    "ClearChargingProfile",
                    ClearChargingProfileRequest.class,
                    ClearChargingProfileResponse.class,
                    WHILE_PENDING);

    /** Reads which limits will hold (OCPP 1.6 §5.7). */
    public static final Action<GetCompositeScheduleRequest, GetCompositeScheduleResponse> GET_COMPOSITE_SCHEDULE =
            Row.command(
                    "GetCompositeSchedule",
                    GetCompositeScheduleRequest.class,
                    GetCompositeScheduleResponse.class,
                    READ_ONLY,
                    WHILE_PENDING);

    /** OCPP 1.6: all actions above, and those of the security whitepaper. */
    public static final Protocol PROTOCOL = new Protocol(
            OcppVersion.V1_6,
            List.of(
                    BOOT_NOTIFICATION,
                    HEARTBEAT,
                    STATUS_NOTIFICATION,
                    AUTHORIZE,
                    START_TRANSACTION,
                    METER_VALUES,
                    STOP_TRANSACTION,
                    DIAGNOSTICS_STATUS_NOTIFICATION,
                    FIRMWARE_STATUS_NOTIFICATION,
                    DATA_TRANSFER,
                    REMOTE_START_TRANSACTION,
                    REMOTE_STOP_TRANSACTION,
                    RESET,
                    CHANGE_CONFIGURATION,
                    GET_CONFIGURATION,
                    TRIGGER_MESSAGE,
                    UNLOCK_CONNECTOR,
                    CLEAR_CACHE,
                    CHANGE_AVAILABILITY,
                    GET_DIAGNOSTICS,
                    UPDATE_FIRMWARE,
                    GET_LOCAL_LIST_VERSION,
                    SEND_LOCAL_LIST,
                    RESERVE_NOW,
                    CANCEL_RESERVATION,
                    SET_CHARGING_PROFILE,
                    CLEAR_CHARGING_PROFILE,
                    GET_COMPOSITE_SCHEDULE,
                    Ocpp16Security.SECURITY_EVENT_NOTIFICATION,
                    Ocpp16Security.SIGN_CERTIFICATE,
                    Ocpp16Security.SIGNED_FIRMWARE_STATUS_NOTIFICATION,
                    Ocpp16Security.LOG_STATUS_NOTIFICATION,
                    Ocpp16Security.EXTENDED_TRIGGER_MESSAGE,
                    Ocpp16Security.CERTIFICATE_SIGNED,
                    Ocpp16Security.INSTALL_CERTIFICATE,
                    Ocpp16Security.GET_INSTALLED_CERTIFICATE_IDS,
                    Ocpp16Security.DELETE_CERTIFICATE,
                    Ocpp16Security.GET_LOG,
                    Ocpp16Security.SIGNED_UPDATE_FIRMWARE),
            Spelling16.CODES);

    private Ocpp16() {}

    private static BootNotificationResponse accepted(AnswerContext context) {
        return new BootNotificationResponse(
                RegistrationStatus.ACCEPTED,
                DateTime.of(context.now()),
                Math.toIntExact(context.heartbeatInterval().toSeconds()));
    }
}
