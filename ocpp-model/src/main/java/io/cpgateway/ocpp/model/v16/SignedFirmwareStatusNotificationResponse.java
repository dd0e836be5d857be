// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** The status was taken note of (security whitepaper §5.20). Without fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder
public record SignedFirmwareStatusNotificationResponse() {}
