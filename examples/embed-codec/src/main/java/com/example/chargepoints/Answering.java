// SPDX-License-Identifier: MIT
package com.example.chargepoints;

import io.cpgateway.ocpp.codec.Decoded;
import io.cpgateway.ocpp.codec.DecodeResult;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.v16.BootNotificationRequest;
import io.cpgateway.ocpp.model.v16.BootNotificationResponse;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.RegistrationStatus;
import java.time.Instant;
import java.util.List;

/** Answers a few frames as a Central System would: typed, raw, and one that is wrong. */
public final class Answering {
    private final OcppCodec codec = OcppCodec.of(Ocpp16.PROTOCOL);

    private Answering() {}

    /** Prints each frame and its answer. */
    public static void main(String[] args) {
        Answering answering = new Answering();
        List.of(
                        "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]",
                        "[2,\"2\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":"
                                + "\"2026-01-31T12:00:00Z\",\"sampledValue\":[{\"value\":\"42.0\"}]}]}]",
                        "[2,\"3\",\"Authorize\",{\"idTag\":\"far too long for an idTag of OCPP 1.6\"}]")
                .forEach(frame -> System.out.println(frame + "\n  -> " + answering.answer(frame)));
    }

    private String answer(String text) {
        DecodeResult result = codec.decode(text);
        if (result instanceof Decoded decoded && decoded.frame() instanceof Call call) {
            return codec.encode(new CallResult(call.messageId(), answer(call)));
        }
        if (result instanceof Rejected rejected && rejected.messageId() != null) {
            String code = codec.protocol().spelling(rejected.violation().code());
            String description = rejected.violation().pointer() + ": " + rejected.violation().description();
            return codec.encode(new CallError(rejected.messageId(), code, description, RawJson.EMPTY_OBJECT));
        }
        return "nothing: " + result;
    }

    private RawJson answer(Call call) {
        if (call.action().equals(Ocpp16.BOOT_NOTIFICATION.name())) {
            BootNotificationRequest typed = codec.bind(call.payload(), BootNotificationRequest.class)
                    .value()
                    .orElseThrow();
            System.out.println("a " + typed.chargePointModel() + " of " + typed.chargePointVendor());
            return codec.payload(new BootNotificationResponse(
                    RegistrationStatus.ACCEPTED, DateTime.of(Instant.now()), 300));
        }
        System.out.println("raw " + call.action() + ": " + call.payload());
        return RawJson.EMPTY_OBJECT;
    }
}
