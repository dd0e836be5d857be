// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import static io.cpgateway.ocpp.model.Action.Trait.ALWAYS_FRESH;
import static io.cpgateway.ocpp.model.Action.Trait.NO_EVENT;
import static io.cpgateway.ocpp.model.Action.Trait.READ_ONLY;
import static io.cpgateway.ocpp.model.Action.Trait.REGISTERS;
import static io.cpgateway.ocpp.model.Action.Trait.REMEMBERED;
import static io.cpgateway.ocpp.model.Action.Trait.WHILE_PENDING;
import static io.cpgateway.ocpp.model.Direction.BOTH;
import static io.cpgateway.ocpp.model.Direction.FROM_CHARGE_POINT;
import static io.cpgateway.ocpp.model.Direction.TO_CHARGE_POINT;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.AnswerContext;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.Direction;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.Protocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 as data: one row per action, and the spelling of the error codes. */
public final class Ocpp16 {
    /** Registers a Charge Point (OCPP 1.6 §4.2). */
    public static final Action<BootNotificationRequest, BootNotificationResponse> BOOT_NOTIFICATION = row(
            "BootNotification",
            FROM_CHARGE_POINT,
            BootNotificationRequest.class,
            BootNotificationResponse.class,
            Set.of(ALWAYS_FRESH, REGISTERS),
            Ocpp16::accepted);

    /** Says that the Charge Point is there (OCPP 1.6 §4.6). */
    public static final Action<HeartbeatRequest, HeartbeatResponse> HEARTBEAT = row(
            "Heartbeat",
            FROM_CHARGE_POINT,
            HeartbeatRequest.class,
            HeartbeatResponse.class,
            Set.of(ALWAYS_FRESH, NO_EVENT),
            context -> new HeartbeatResponse(DateTime.of(context.now())));

    /** Reports the status of a connector (OCPP 1.6 §4.9). */
    public static final Action<StatusNotificationRequest, StatusNotificationResponse> STATUS_NOTIFICATION = row(
            "StatusNotification",
            FROM_CHARGE_POINT,
            StatusNotificationRequest.class,
            StatusNotificationResponse.class,
            Set.of(),
            context -> new StatusNotificationResponse());

    /** Asks about an idTag (OCPP 1.6 §4.1); a store answers. */
    public static final Action<AuthorizeRequest, AuthorizeResponse> AUTHORIZE =
            row("Authorize", FROM_CHARGE_POINT, AuthorizeRequest.class, AuthorizeResponse.class, Set.of(), null);

    /** Reports the start of a transaction (OCPP 1.6 §4.8); a store answers. */
    public static final Action<StartTransactionRequest, StartTransactionResponse> START_TRANSACTION = row(
            "StartTransaction",
            FROM_CHARGE_POINT,
            StartTransactionRequest.class,
            StartTransactionResponse.class,
            Set.of(REMEMBERED),
            null);

    /** Reports meter values (OCPP 1.6 §4.7). */
    public static final Action<MeterValuesRequest, MeterValuesResponse> METER_VALUES = row(
            "MeterValues",
            FROM_CHARGE_POINT,
            MeterValuesRequest.class,
            MeterValuesResponse.class,
            Set.of(),
            context -> new MeterValuesResponse());

    /** Reports the end of a transaction (OCPP 1.6 §4.10); a store answers. */
    public static final Action<StopTransactionRequest, StopTransactionResponse> STOP_TRANSACTION = row(
            "StopTransaction",
            FROM_CHARGE_POINT,
            StopTransactionRequest.class,
            StopTransactionResponse.class,
            Set.of(REMEMBERED),
            null);

    /** Carries what OCPP does not define (OCPP 1.6 §4.3, §5.6). */
    public static final Action<DataTransferRequest, DataTransferResponse> DATA_TRANSFER = row(
            "DataTransfer",
            BOTH,
            DataTransferRequest.class,
            DataTransferResponse.class,
            Set.of(WHILE_PENDING),
            context -> new DataTransferResponse(DataTransferResponse.Status.UNKNOWN_VENDOR_ID, null));

    /** Starts a transaction (OCPP 1.6 §5.11); not while Pending (§4.2). */
    public static final Action<RemoteStartTransactionRequest, RemoteStartTransactionResponse> REMOTE_START_TRANSACTION =
            row(
                    "RemoteStartTransaction",
                    TO_CHARGE_POINT,
                    RemoteStartTransactionRequest.class,
                    RemoteStartTransactionResponse.class,
                    Set.of(),
                    null);

    /** Stops a transaction (OCPP 1.6 §5.12); not while Pending (§4.2). */
    public static final Action<RemoteStopTransactionRequest, RemoteStopTransactionResponse> REMOTE_STOP_TRANSACTION =
            row(
                    "RemoteStopTransaction",
                    TO_CHARGE_POINT,
                    RemoteStopTransactionRequest.class,
                    RemoteStopTransactionResponse.class,
                    Set.of(),
                    null);

    /** Restarts a Charge Point (OCPP 1.6 §5.14). */
    public static final Action<ResetRequest, ResetResponse> RESET =
            row("Reset", TO_CHARGE_POINT, ResetRequest.class, ResetResponse.class, Set.of(WHILE_PENDING), null);

    /** Sets a configuration key (OCPP 1.6 §5.3). */
    public static final Action<ChangeConfigurationRequest, ChangeConfigurationResponse> CHANGE_CONFIGURATION = row(
            "ChangeConfiguration",
            TO_CHARGE_POINT,
            ChangeConfigurationRequest.class,
            ChangeConfigurationResponse.class,
            Set.of(WHILE_PENDING),
            null);

    /** Reads configuration keys (OCPP 1.6 §5.8). */
    public static final Action<GetConfigurationRequest, GetConfigurationResponse> GET_CONFIGURATION = row(
            "GetConfiguration",
            TO_CHARGE_POINT,
            GetConfigurationRequest.class,
            GetConfigurationResponse.class,
            Set.of(READ_ONLY, WHILE_PENDING),
            null);

    /** Asks for a message (OCPP 1.6 §5.17). */
    public static final Action<TriggerMessageRequest, TriggerMessageResponse> TRIGGER_MESSAGE = row(
            "TriggerMessage",
            TO_CHARGE_POINT,
            TriggerMessageRequest.class,
            TriggerMessageResponse.class,
            Set.of(READ_ONLY, WHILE_PENDING),
            null);

    /** Unlocks a connector (OCPP 1.6 §5.18). */
    public static final Action<UnlockConnectorRequest, UnlockConnectorResponse> UNLOCK_CONNECTOR = row(
            "UnlockConnector",
            TO_CHARGE_POINT,
            UnlockConnectorRequest.class,
            UnlockConnectorResponse.class,
            Set.of(WHILE_PENDING),
            null);

    /** Empties the authorization cache (OCPP 1.6 §5.4). */
    public static final Action<ClearCacheRequest, ClearCacheResponse> CLEAR_CACHE = row(
            "ClearCache",
            TO_CHARGE_POINT,
            ClearCacheRequest.class,
            ClearCacheResponse.class,
            Set.of(WHILE_PENDING),
            null);

    /** OCPP 1.6: all actions above. */
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
                    DATA_TRANSFER,
                    REMOTE_START_TRANSACTION,
                    REMOTE_STOP_TRANSACTION,
                    RESET,
                    CHANGE_CONFIGURATION,
                    GET_CONFIGURATION,
                    TRIGGER_MESSAGE,
                    UNLOCK_CONNECTOR,
                    CLEAR_CACHE),
            spellings());

    private Ocpp16() {}

    private static BootNotificationResponse accepted(AnswerContext context) {
        return new BootNotificationResponse(
                RegistrationStatus.ACCEPTED,
                DateTime.of(context.now()),
                Math.toIntExact(context.heartbeatInterval().toSeconds()));
    }

    private static <Q extends Record, R extends Record> Action<Q, R> row(
            String name,
            Direction direction,
            Class<Q> requestType,
            Class<R> responseType,
            Set<Action.Trait> traits,
            @Nullable Function<AnswerContext, R> answerOf) {
        return new Action<>(name, direction, requestType, responseType, traits, answerOf);
    }

    /** OCPP-J 1.6 Table 7. Errata 5.1 and 5.2 keep both misspellings. */
    private static Map<ErrorCode, String> spellings() {
        Map<ErrorCode, String> spellings = new EnumMap<>(ErrorCode.class);
        spellings.put(ErrorCode.NOT_IMPLEMENTED, "NotImplemented");
        spellings.put(ErrorCode.NOT_SUPPORTED, "NotSupported");
        spellings.put(ErrorCode.INTERNAL_ERROR, "InternalError");
        spellings.put(ErrorCode.PROTOCOL_ERROR, "ProtocolError");
        spellings.put(ErrorCode.SECURITY_ERROR, "SecurityError");
        spellings.put(ErrorCode.FORMATION_VIOLATION, "FormationViolation");
        spellings.put(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "PropertyConstraintViolation");
        spellings.put(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, "OccurenceConstraintViolation");
        spellings.put(ErrorCode.TYPE_CONSTRAINT_VIOLATION, "TypeConstraintViolation");
        spellings.put(ErrorCode.GENERIC_ERROR, "GenericError");
        return spellings;
    }
}
