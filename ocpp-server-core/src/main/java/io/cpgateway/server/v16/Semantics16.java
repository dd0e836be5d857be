// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.codec.CodecLimits;
import io.cpgateway.ocpp.codec.ErrorMapping;
import io.cpgateway.ocpp.codec.Judgement;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.BootNotificationRequest;
import io.cpgateway.ocpp.model.v16.BootNotificationResponse;
import io.cpgateway.ocpp.model.v16.MeterValuesRequest;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.RegistrationStatus;
import io.cpgateway.ocpp.model.v16.StopTransactionRequest;
import io.cpgateway.ocpp.model.v16.TriggerMessageRequest;
import io.cpgateway.server.answer.AnswerMemory;
import io.cpgateway.server.answer.Answerer;
import io.cpgateway.server.answer.Stores;
import io.cpgateway.server.answer.VersionSemantics;
import io.cpgateway.server.connection.Decision.BusinessEvent;
import io.cpgateway.server.connection.Dialect;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OCPP 1.6. Immutable, thread-safe. */
public final class Semantics16 implements VersionSemantics, Dialect {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BOOT_PAYLOAD = 3;

    private final OcppCodec codec;
    private final Meaning16 meaning;

    /** With a codec of those limits and error codes. */
    public Semantics16(CodecLimits limits, ErrorMapping errorMapping) {
        codec = OcppCodec.of(Ocpp16.PROTOCOL, limits, errorMapping);
        meaning = new Meaning16(codec);
    }

    @Override
    public OcppCodec codec() {
        return codec;
    }

    @Override
    public Dialect dialect() {
        return this;
    }

    @Override
    public Protocol protocol() {
        return codec.protocol();
    }

    @Override
    public Judgement judgeResponse(Action<?, ?> action, RawJson payload, LeniencyProfile leniency) {
        return codec.withLeniency(leniency).judgeResponse(action, payload);
    }

    @Override
    public Optional<String> triggeredBy(Command command) {
        if (!command.action().equals(Ocpp16.TRIGGER_MESSAGE.name())) {
            return Optional.empty();
        }
        return codec.bind(command.payload(), TriggerMessageRequest.class)
                .value()
                .map(request -> triggered(request.requestedMessage()));
    }

    private static String triggered(TriggerMessageRequest.MessageTrigger trigger) {
        return switch (trigger) {
            case BOOT_NOTIFICATION -> "BootNotification";
            case DIAGNOSTICS_STATUS_NOTIFICATION -> "DiagnosticsStatusNotification";
            case FIRMWARE_STATUS_NOTIFICATION -> "FirmwareStatusNotification";
            case HEARTBEAT -> "Heartbeat";
            case METER_VALUES -> "MeterValues";
            case STATUS_NOTIFICATION -> "StatusNotification";
        };
    }

    @Override
    public Map<String, Answerer> storeAnswers(Stores stores) {
        Authorization16 authorization = new Authorization16(codec, stores);
        return Map.of(
                Ocpp16.AUTHORIZE.name(), authorization,
                Ocpp16.START_TRANSACTION.name(), new Starts16(codec, stores, authorization),
                Ocpp16.STOP_TRANSACTION.name(), new Stops16(codec, stores, authorization));
    }

    @Override
    public Map<String, AnswerMemory> answerMemories(Stores stores) {
        Authorization16 authorization = new Authorization16(codec, stores);
        return Map.of(
                Ocpp16.START_TRANSACTION.name(), new Starts16(codec, stores, authorization),
                Ocpp16.STOP_TRANSACTION.name(), new Stops16(codec, stores, authorization));
    }

    @Override
    public Optional<Registration> registration(ReceivedCall call, RawJson answer) {
        return call.read(codec, BootNotificationRequest.class)
                .value()
                .flatMap(request -> codec.bind(answer, BootNotificationResponse.class)
                        .value()
                        .map(response -> new Registration(
                                state(response.status()),
                                request.chargePointVendor(),
                                request.chargePointModel(),
                                request.firmwareVersion(),
                                response.interval(),
                                call.at())));
    }

    @Override
    public Optional<Identity> identityIn(String frame) {
        try {
            JsonNode boot = JSON.readTree(frame).path(BOOT_PAYLOAD);
            JsonNode vendor = boot.path("chargePointVendor");
            return vendor.isString()
                    ? Optional.of(new Identity(
                            vendor.asString(),
                            boot.path("chargePointModel").asString(""),
                            boot.path("firmwareVersion").asString("")))
                    : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    @Override
    public OptionalLong transactionOf(ReceivedCall call) {
        boolean meterValues = Ocpp16.METER_VALUES.equals(call.action());
        boolean stop = Ocpp16.STOP_TRANSACTION.equals(call.action());
        if (!meterValues && !stop) {
            return OptionalLong.empty();
        }
        return call.tolerated().isEmpty()
                ? TransactionId.of(call.call().payload())
                : transactionOfRecord(call, meterValues);
    }

    private OptionalLong transactionOfRecord(ReceivedCall call, boolean meterValues) {
        Optional<Long> id;
        if (meterValues) {
            id = call.read(codec, MeterValuesRequest.class).value().map(MeterValuesRequest::transactionId);
        } else {
            id = call.read(codec, StopTransactionRequest.class).value().map(StopTransactionRequest::transactionId);
        }
        return id.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public List<BusinessEvent> meaning(ReceivedCall call, RawJson answer) {
        return meaning.of(call, answer);
    }

    private static Registration.State state(RegistrationStatus status) {
        return switch (status) {
            case ACCEPTED -> Registration.State.ACCEPTED;
            case PENDING -> Registration.State.PENDING;
            case REJECTED -> Registration.State.REJECTED;
        };
    }
}
