// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.BootNotificationRequest;
import io.cpgateway.ocpp.model.v16.BootNotificationResponse;
import io.cpgateway.ocpp.model.v16.MeterValuesRequest;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.StartTransactionRequest;
import io.cpgateway.ocpp.model.v16.StartTransactionResponse;
import io.cpgateway.ocpp.model.v16.StatusNotificationRequest;
import io.cpgateway.ocpp.model.v16.StopTransactionRequest;
import io.cpgateway.server.answer.BusinessData;
import io.cpgateway.server.connection.Decision.BusinessEvent;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.event.EventTypes;
import java.util.List;
import java.util.Optional;

/** Says in business words what messages of OCPP 1.6 mean. Thread-safe. */
final class Meaning16 {
    private final OcppCodec codec;

    Meaning16(OcppCodec codec) {
        this.codec = codec;
    }

    List<BusinessEvent> of(ReceivedCall call, RawJson answer) {
        BusinessData.Builder data =
                BusinessData.of(call.chargePointId()).timestamp(call.at().toString());
        Optional<BusinessEvent> event = Optional.empty();
        if (Ocpp16.BOOT_NOTIFICATION.equals(call.action())) {
            event = read(call, BootNotificationRequest.class)
                    .flatMap(boot ->
                            codec.bind(answer, BootNotificationResponse.class).value())
                    .map(response -> event(EventTypes.BUSINESS_BOOTED, data.status(response.status())));
        } else if (Ocpp16.STATUS_NOTIFICATION.equals(call.action())) {
            event = read(call, StatusNotificationRequest.class).map(status -> status(status, data));
        } else if (Ocpp16.START_TRANSACTION.equals(call.action())) {
            event = read(call, StartTransactionRequest.class).map(start -> started(start, answer, data));
        } else if (Ocpp16.METER_VALUES.equals(call.action())) {
            event = read(call, MeterValuesRequest.class).map(values -> metered(values, data));
        } else if (Ocpp16.STOP_TRANSACTION.equals(call.action())) {
            event = read(call, StopTransactionRequest.class).map(stop -> stopped(stop, data));
        }
        return event.map(List::of).orElse(List.of());
    }

    private BusinessEvent status(StatusNotificationRequest status, BusinessData.Builder data) {
        if (status.timestamp() != null) {
            data.timestamp(status.timestamp().text());
        }
        return event(
                EventTypes.BUSINESS_STATUS_CHANGED,
                data.connectorId(status.connectorId()).status(status.status()));
    }

    private BusinessEvent started(StartTransactionRequest start, RawJson answer, BusinessData.Builder data) {
        codec.bind(answer, StartTransactionResponse.class)
                .value()
                .ifPresent(response -> data.transactionId(response.transactionId())
                        .status(response.idTagInfo().status()));
        return event(
                EventTypes.BUSINESS_STARTED,
                data.connectorId(start.connectorId())
                        .idToken(start.idTag())
                        .timestamp(start.timestamp().text())
                        .meterWh(start.meterStart()));
    }

    private BusinessEvent metered(MeterValuesRequest values, BusinessData.Builder data) {
        if (values.transactionId() != null) {
            data.transactionId(values.transactionId());
        }
        EnergyRegister.wattHours(values.meterValue()).ifPresent(data::meterWh);
        return event(
                EventTypes.BUSINESS_METER_VALUES,
                data.connectorId(values.connectorId()).meterValues(values.meterValue()));
    }

    private BusinessEvent stopped(StopTransactionRequest stop, BusinessData.Builder data) {
        if (stop.idTag() != null) {
            data.idToken(stop.idTag());
        }
        if (stop.reason() != null) {
            data.reason(stop.reason());
        }
        if (stop.transactionData() != null) {
            data.meterValues(stop.transactionData());
        }
        return event(
                EventTypes.BUSINESS_STOPPED,
                data.transactionId(stop.transactionId())
                        .timestamp(stop.timestamp().text())
                        .meterWh(stop.meterStop()));
    }

    private BusinessEvent event(String type, BusinessData.Builder data) {
        return new BusinessEvent(type, codec.payload(data.build()));
    }

    private <T extends Record> Optional<T> read(ReceivedCall call, Class<T> type) {
        return call.read(codec, type).value();
    }
}
