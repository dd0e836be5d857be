// SPDX-License-Identifier: MIT
/** A program of somebody else that speaks OCPP through the codec. */
module com.example.chargepoints {
    requires io.cpgateway.ocpp.codec;
    requires io.cpgateway.ocpp.model;
}
