package com.example.csms;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.v16.DataTransferRequest;
import io.cpgateway.ocpp.model.v16.DataTransferResponse;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.answer.CallRefusedException;
import io.cpgateway.server.connection.ReceivedCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Service;

/** Answers what our charge points ask by DataTransfer: the tariff to show. */
@Service
class Tariffs implements CallHandler<DataTransferRequest, DataTransferResponse> {
    @Override
    public CompletionStage<DataTransferResponse> handle(DataTransferRequest request, ReceivedCall call) {
        if (!request.vendorId().equals("com.example")) {
            return CompletableFuture.failedFuture(
                    new CallRefusedException(ErrorCode.NOT_SUPPORTED, "only com.example is spoken here"));
        }
        return CompletableFuture.supplyAsync(
                () -> new DataTransferResponse(DataTransferResponse.Status.ACCEPTED, "0.49 EUR/kWh"));
    }
}
